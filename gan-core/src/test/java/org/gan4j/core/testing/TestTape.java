package org.gan4j.core.testing;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.core.internal.variable.LiveWeights;
import org.gan4j.core.network.Training;
import org.gan4j.core.random.StreamKey;
import org.gan4j.core.variable.Variable;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TType;

/** Training without an optimizer: random draws are the same on every run, writes are collected. */
public final class TestTape implements Training {

  private final Ops tf;
  private final LiveWeights weights;
  private final Map<Variable<?>, Operand<?>> assigned = new LinkedHashMap<>();
  private final Map<Operand<?>, Op> writes = new HashMap<>();
  private final Map<String, Integer> uses = new HashMap<>();
  private float step = 1;

  TestTape(Ops tf) {
    this.tf = tf;
    this.weights = new LiveWeights(tf);
  }

  @Override
  public Ops tf() {
    return tf;
  }

  @Override
  public <T extends TType> Operand<T> value(Variable<T> variable) {
    return weights.value(variable);
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T extends TType> Operand<T> current(Variable<T> state) {
    return (Operand<T>) assigned.getOrDefault(state, value(state));
  }

  @Override
  public <T extends TType> void assign(Variable<T> state, Operand<T> value) {
    assigned.put(state, value);
  }

  @Override
  public Operand<TFloat32> uniform(String stream, Shape shape) {
    return tf.random.statelessRandomUniform(tf.constant(shape.asArray()), key(stream));
  }

  @Override
  public Operand<TFloat32> normal(String stream, Shape shape) {
    return tf.random.statelessRandomNormal(tf.constant(shape.asArray()), key(stream));
  }

  @Override
  public Operand<TFloat32> step() {
    return tf.constant(step);
  }

  /** The step that is in progress from now on; 1 to begin with. */
  public TestTape at(float step) {
    this.step = step;
    return this;
  }

  /** Whether nothing will be written. */
  public boolean writesNothing() {
    return assigned.isEmpty();
  }

  List<Op> writes() {
    assigned.forEach(
        (state, value) ->
            writes.computeIfAbsent(value, v -> tf.assignVariableOp(state.handle(), v)));
    return assigned.values().stream().map(writes::get).toList();
  }

  private Operand<TInt64> key(String stream) {
    int use = uses.merge(stream, 1, Integer::sum);
    return tf.constant(new long[] {StreamKey.of(1, stream + "/" + use).value(), 0});
  }
}
