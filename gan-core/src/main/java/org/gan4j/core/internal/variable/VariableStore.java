package org.gan4j.core.internal.variable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.core.InputException;
import org.gan4j.core.random.StreamKey;
import org.gan4j.core.variable.Initializer;
import org.gan4j.core.variable.Variable;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TType;

/**
 * Makes the variables of one graph and keeps them in the order of their declaration. Names are
 * unique, and each initial value comes from its own random stream ({@code init/<name>}), so adding
 * a variable does not change the first values of the others.
 */
public final class VariableStore {

  private final Ops tf;
  private final long seed;
  private final Map<String, Variable<?>> variables = new LinkedHashMap<>();
  private final List<Op> initializations = new ArrayList<>();
  private double bytes;

  /**
   * @param tf the graph the variables live in, at its root scope
   * @param seed seed of the experiment
   */
  public VariableStore(Ops tf, long seed) {
    this.tf = tf.withSubScope("variables");
    this.seed = seed;
  }

  /** Makes a weight, for which gradients are taken. */
  public Variable<TFloat32> weight(
      String name, Shape shape, Initializer initializer, Initializer.Fan fan) {
    return floats(name, shape, initializer, fan, true);
  }

  /** Makes a float state, which training writes by {@code assign} and never by gradients. */
  public Variable<TFloat32> state(String name, Shape shape, Initializer initializer) {
    return floats(name, shape, initializer, Initializer.Fan.NONE, false);
  }

  /** Makes a state that begins as a copy of a weight, for its moving average. */
  public Variable<TFloat32> shadow(String name, Variable<TFloat32> of) {
    return create(name, of.shape(), TFloat32.class, false, of.initialValue());
  }

  /** Makes a counter: a 64-bit scalar that begins at 0. */
  public Variable<TInt64> counter(String name) {
    return create(name, Shape.scalar(), TInt64.class, false, tf.constant(0L));
  }

  /** Returns all variables, in the order of their declaration. */
  public List<Variable<?>> all() {
    return List.copyOf(variables.values());
  }

  /** Writes every initial value. */
  public void initialize(Session session) {
    Session.Runner runner = session.runner();
    initializations.forEach(runner::addTarget);
    runner.run().close();
  }

  private Variable<TFloat32> floats(
      String name, Shape shape, Initializer initializer, Initializer.Fan fan, boolean trainable) {
    double held = bytes + TensorSize.bytes(shape);
    TensorSize.require("variable '" + name + "'", shape, held, TensorSize.memory());
    StreamKey key = StreamKey.of(seed, "init/" + name);
    Operand<TFloat32> initial = initializer.value(tf, shape, fan, key);
    return create(name, shape, TFloat32.class, trainable, initial);
  }

  private <T extends TType> Variable<T> create(
      String name, Shape shape, Class<T> type, boolean trainable, Operand<T> initial) {
    if (variables.containsKey(name)) {
      throw new InputException(
          "variable '" + name + "'",
          "expected a new name, found one that is taken",
          "Give each network, layer, optimizer and phase of a variant its own name.");
    }
    Operand<? extends TType> handle =
        tf.withName(name.replace('/', '.')).varHandleOp(type, shape, VarHandleOp.sharedName(name));
    Variable<T> variable = new Variable<>(name, shape, type, trainable, handle, initial);
    variables.put(name, variable);
    bytes += TensorSize.bytes(shape);
    initializations.add(tf.assignVariableOp(handle, initial));
    return variable;
  }
}
