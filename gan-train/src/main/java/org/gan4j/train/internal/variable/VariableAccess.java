package org.gan4j.train.internal.variable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gan4j.core.variable.Variable;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.buffer.ByteDataBuffer;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.family.TType;

/**
 * Reads and writes variables from the host. Its operations are built with the graph, because adding
 * some later would slow down every following run. Variables are read and written in blocks of at
 * most 8 million elements. Larger blocks may not fit in memory; smaller blocks are slow, because
 * TensorFlow prepares the whole graph again for each set of variables that a run fetches, which
 * takes a tenth of a second in a large graph.
 */
public final class VariableAccess {

  private static final long BLOCK_ELEMENTS = 8L << 20;

  private final List<Slot<?>> slots = new ArrayList<>();
  private final List<Range> blocks;
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

    long elements() {
      return variable.shape().size();
    }
  }

  /** The slots that one run reads or writes: from {@code first} to before {@code end}. */
  private record Range(int first, int end) {}

  public VariableAccess(Ops tf, List<Variable<?>> variables) {
    this(tf, variables, BLOCK_ELEMENTS);
  }

  VariableAccess(Ops tf, List<Variable<?>> variables, long blockElements) {
    variables.forEach(variable -> slots.add(Slot.of(tf, variable)));
    blocks = blocks(blockElements);
    finiteness = new Finiteness(tf, variables);
  }

  private List<Range> blocks(long most) {
    List<Range> ranges = new ArrayList<>();
    int first = 0;
    long elements = 0;
    for (int i = 0; i < slots.size(); i++) {
      long next = slots.get(i).elements();
      if (i > first && elements + next > most) {
        ranges.add(new Range(first, i));
        first = i;
        elements = 0;
      }
      elements += next;
    }
    ranges.add(new Range(first, slots.size()));
    return ranges;
  }

  /** Returns how many runs it takes to read all variables. */
  int blockCount() {
    return blocks.size();
  }

  /** Returns the names of the float variables that hold a value that is not finite. */
  public List<String> nonFinite(Session session) {
    return finiteness.broken(session);
  }

  /** Returns the values of all variables by name, in their order, little-endian. */
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

  /** Returns the values of all variables, in their order; the caller closes them. */
  public Result fetch(Session session) {
    return fetch(session, new Range(0, slots.size()), List.of(this));
  }

  /** Sets all variables of all copies to values that were fetched. */
  public static void write(Session session, List<VariableAccess> copies, Result values) {
    Session.Runner runner = session.runner();
    for (int i = 0; i < values.size(); i++) {
      set(runner, copies, i, values.get(i));
    }
    runner.run().close();
  }

  /** Adds the setting of a variable of all copies to a run. */
  private static void set(
      Session.Runner runner, List<VariableAccess> copies, int slot, Tensor value) {
    copies.forEach(copy -> copy.slots.get(slot).set(runner, value));
  }

  /**
   * Passes all values to a visitor, in the order of the variables, with one block in memory at a
   * time.
   */
  public void read(Session session, VariableBytes.Visitor reader) throws IOException {
    for (Range block : blocks) {
      try (Result values = fetch(session, block, List.of(this))) {
        for (int i = block.first(); i < block.end(); i++) {
          ByteDataBuffer bytes = values.get(i - block.first()).asRawTensor().data();
          reader.visit(slots.get(i).variable(), new VariableBytes(bytes));
        }
      }
    }
  }

  /** Returns the values of some slots in each copy, copy by copy; the caller closes them. */
  private static Result fetch(Session session, Range range, List<VariableAccess> copies) {
    Session.Runner runner = session.runner();
    for (VariableAccess copy : copies) {
      copy.slots.subList(range.first(), range.end()).forEach(slot -> runner.fetch(slot.read()));
    }
    return runner.run();
  }

  /**
   * Sets some variables to values that a visitor fills in, with one block in memory at a time.
   *
   * @param copies of the same variables, all of which are set
   */
  public static void write(
      Session session,
      List<VariableAccess> copies,
      Set<Variable<?>> variables,
      VariableBytes.Visitor writer)
      throws IOException {
    for (Range block : copies.get(0).blocks) {
      write(session, copies, variables, writer, block);
    }
  }

  private static void write(
      Session session,
      List<VariableAccess> copies,
      Set<Variable<?>> variables,
      VariableBytes.Visitor writer,
      Range block)
      throws IOException {
    Session.Runner runner = session.runner();
    List<Tensor> tensors = new ArrayList<>();
    try {
      for (int i = block.first(); i < block.end(); i++) {
        Variable<?> variable = copies.get(0).slots.get(i).variable();
        if (variables.contains(variable)) {
          Tensor tensor = Tensor.of(variable.type(), variable.shape());
          tensors.add(tensor);
          writer.visit(variable, new VariableBytes(tensor.asRawTensor().data()));
          set(runner, copies, i, tensor);
        }
      }
      if (!tensors.isEmpty()) {
        runner.run().close();
      }
    } finally {
      tensors.forEach(Tensor::close);
    }
  }

  /**
   * Sets the variables that have a value, which must have the right size; the other variables do
   * not change.
   */
  public static void write(
      Session session, List<VariableAccess> copies, Map<String, byte[]> values) {
    Set<Variable<?>> variables =
        copies.get(0).slots.stream()
            .<Variable<?>>map(Slot::variable)
            .filter(variable -> values.containsKey(variable.name()))
            .collect(Collectors.toSet());
    try {
      write(
          session,
          copies,
          variables,
          (variable, bytes) -> bytes.writeAll(values.get(variable.name())));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /**
   * Returns the names of the variables whose bytes are not the same in all copies. One block of
   * each copy is in memory at a time.
   */
  public static List<String> differing(Session session, List<VariableAccess> copies) {
    List<String> differing = new ArrayList<>();
    for (Range block : copies.get(0).blocks) {
      int size = block.end() - block.first();
      try (Result values = fetch(session, block, copies)) {
        for (int i = 0; i < size; i++) {
          if (differs(values, i, size)) {
            differing.add(copies.get(0).slots.get(block.first() + i).variable().name());
          }
        }
      }
    }
    return differing;
  }

  /** Returns whether a variable of a block has another value in a later copy than in the first. */
  private static boolean differs(Result values, int variable, int size) {
    ByteDataBuffer first = values.get(variable).asRawTensor().data();
    for (int other = variable + size; other < values.size(); other += size) {
      if (!first.equals(values.get(other).asRawTensor().data())) {
        return true;
      }
    }
    return false;
  }
}
