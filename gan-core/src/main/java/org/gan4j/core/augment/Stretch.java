package org.gan4j.core.augment;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/** Moves values away from, or towards, their mean. */
final class Stretch {

  private Stretch() {}

  /** (x - mean) factor + mean, with the mean over some axes. */
  static Operand<TFloat32> fromMean(
      Ops tf, Operand<TFloat32> x, Operand<TFloat32> factor, int... axes) {
    Operand<TFloat32> mean = tf.math.mean(x, tf.constant(axes), Mean.keepDims(true));
    return tf.math.add(tf.math.mul(tf.math.sub(x, mean), factor), mean);
  }
}
