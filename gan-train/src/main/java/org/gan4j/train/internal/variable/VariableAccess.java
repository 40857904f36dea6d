package org.gan4j.train.internal.variable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gan4j.core.variable.Variable;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.buffer.ByteDataBuffer;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.family.TType;

/**
 * Reads and writes variables from the host. Its operations are built with the graph: adding some
 * later would make every following run slow.
 */
public final class VariableAccess {

  private final List<Slot<?>> slots = new ArrayList<>();
  private final Finiteness finiteness;

  private record Slot<T extends TType>(
      Variable<T> variable, Operand<T> read, Operand<T> fed, Op write) {

    static <T extends TType> Slot<T> of(Ops tf, Variable<T> variable) {
      Placeholder<T> fed = tf.placeholder(variable.type(), Placeholder.shape(variable.shape()));
      return new Slot<>(
          variable,
          tf.readVariableOp(variable.handle(), variable.type()),
          fed,
          tf.assignVariableOp(variable.handle(), fed));
    }

    void set(Session.Runner runner, Tensor value) {
      runner.feed(fed, value).addTarget(write);
    }
  }

  public VariableAccess(Ops tf, List<Variable<?>> variables) {
    variables.forEach(variable -> slots.add(Slot.of(tf, variable)));
    finiteness = new Finiteness(tf, variables);
  }

  /** Names of the float variables that hold a value that is not finite. */
  public List<String> nonFinite(Session session) {
    return finiteness.broken(session);
  }

  /** The values of all variables by name, in their order, little-endian. */
  public Map<String, byte[]> read(Session session) {
    Map<String, byte[]> values = new LinkedHashMap<>();
    try (Result result = fetch(session)) {
      for (int i = 0; i < slots.size(); i++) {
        Tensor tensor = result.get(i);
        byte[] bytes = new byte[Math.toIntExact(tensor.numBytes())];
        tensor.asRawTensor().data().read(bytes);
        values.put(slots.get(i).variable().name(), bytes);
      }
    }
    return values;
  }

  /** The values of all variables, in their order; the caller closes them. */
  public Result fetch(Session session) {
    Session.Runner runner = session.runner();
    slots.forEach(slot -> runner.fetch(slot.read()));
    return runner.run();
  }

  /** Sets all variables of all copies to what was fetched. */
  public static void write(Session session, List<VariableAccess> copies, Result values) {
    Session.Runner runner = session.runner();
    for (int i = 0; i < values.size(); i++) {
      set(runner, copies, i, values.get(i));
    }
    runner.run().close();
  }

  /** Lets a run set a variable of all copies. */
  private static void set(
      Session.Runner runner, List<VariableAccess> copies, int slot, Tensor value) {
    copies.forEach(copy -> copy.slots.get(slot).set(runner, value));
  }

  /** Shows all values, in the order of the variables, one in memory at a time. */
  public void read(Session session, VariableBytes.Visitor reader) throws IOException {
    for (Slot<?> slot : slots) {
      try (Result result = session.runner().fetch(slot.read()).run()) {
        reader.visit(slot.variable(), new VariableBytes(result.get(0).asRawTensor().data()));
      }
    }
  }

  /**
   * Sets some variables to what is filled in, one in memory at a time.
   *
   * @param copies of the same variables, all of which are set
   */
  public static void write(
      Session session,
      List<VariableAccess> copies,
      Set<Variable<?>> variables,
      VariableBytes.Visitor writer)
      throws IOException {
    for (int i = 0; i < copies.get(0).slots.size(); i++) {
      Variable<?> variable = copies.get(0).slots.get(i).variable();
      if (variables.contains(variable)) {
        try (Tensor tensor = Tensor.of(variable.type(), variable.shape())) {
          writer.visit(variable, new VariableBytes(tensor.asRawTensor().data()));
          Session.Runner runner = session.runner();
          set(runner, copies, i, tensor);
          runner.run().close();
        }
      }
    }
  }

  /** Sets the variables that have a value, each of its size; the others stay as they are. */
  public static void write(
      Session session, List<VariableAccess> copies, Map<String, byte[]> values) {
    Session.Runner runner = session.runner();
    List<Tensor> tensors = new ArrayList<>();
    try {
      for (int i = 0; i < copies.get(0).slots.size(); i++) {
        Variable<?> variable = copies.get(0).slots.get(i).variable();
        byte[] bytes = values.get(variable.name());
        if (bytes == null) {
          continue;
        }
        Tensor tensor = Tensor.of(variable.type(), variable.shape(), DataBuffers.of(bytes));
        tensors.add(tensor);
        set(runner, copies, i, tensor);
      }
      runner.run().close();
    } finally {
      tensors.forEach(Tensor::close);
    }
  }

  /**
   * The names of the variables that do not have the same bytes in all copies. One variable is in
   * memory at a time, of each copy.
   */
  public static List<String> differing(Session session, List<VariableAccess> copies) {
    List<String> differing = new ArrayList<>();
    for (int i = 0; i < copies.get(0).slots.size(); i++) {
      Session.Runner runner = session.runner();
      for (VariableAccess copy : copies) {
        runner.fetch(copy.slots.get(i).read());
      }
      try (Result values = runner.run()) {
        ByteDataBuffer first = values.get(0).asRawTensor().data();
        for (int rank = 1; rank < copies.size(); rank++) {
          if (!first.equals(values.get(rank).asRawTensor().data())) {
            differing.add(copies.get(0).slots.get(i).variable().name());
            break;
          }
        }
      }
    }
    return differing;
  }
}
