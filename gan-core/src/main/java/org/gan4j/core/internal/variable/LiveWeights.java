package org.gan4j.core.internal.variable;

import java.util.HashMap;
import java.util.Map;
import org.gan4j.core.variable.Variable;
import org.gan4j.core.variable.Weights;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TType;

/** The present values of variables, each read once. */
public final class LiveWeights implements Weights {

  private final Ops tf;
  private final Map<Variable<?>, Operand<?>> reads = new HashMap<>();

  /** Reads in the scope of {@code tf}. */
  public LiveWeights(Ops tf) {
    this.tf = tf;
  }

  @Override
  public Ops tf() {
    return tf;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T extends TType> Operand<T> value(Variable<T> variable) {
    return (Operand<T>)
        reads.computeIfAbsent(variable, v -> tf.readVariableOp(v.handle(), v.type()));
  }
}
