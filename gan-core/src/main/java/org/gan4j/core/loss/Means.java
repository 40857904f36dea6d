package org.gan4j.core.loss;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Means over all logits of a batch. */
final class Means {

  private Means() {}

  static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> x) {
    return tf.math.mean(tf.reshape(x, tf.constant(new int[] {-1})), tf.constant(new int[] {0}));
  }

  /** mean(-log sigmoid(x)), without overflow. */
  static Operand<TFloat32> negativeLogSigmoid(Ops tf, Operand<TFloat32> x) {
    return mean(tf, tf.math.softplus(tf.math.neg(x)));
  }

  /** mean(-log(1 - sigmoid(x))), without overflow. */
  static Operand<TFloat32> negativeLogOneMinusSigmoid(Ops tf, Operand<TFloat32> x) {
    return mean(tf, tf.math.softplus(x));
  }
}
