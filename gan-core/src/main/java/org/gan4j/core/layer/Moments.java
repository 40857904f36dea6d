package org.gan4j.core.layer;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/**
 * Mean and (population) variance over some axes, kept as size-1 dimensions. Composed from
 * elementary operations, so that it can be differentiated twice.
 */
record Moments(Operand<TFloat32> mean, Operand<TFloat32> variance) {

  static Moments of(Ops tf, Operand<TFloat32> x, int... axes) {
    Operand<TFloat32> mean = mean(tf, x, axes);
    Operand<TFloat32> centred = tf.math.sub(x, mean);
    return new Moments(mean, mean(tf, tf.math.square(centred), axes));
  }

  /** (x - mean) / sqrt(variance + epsilon) * scale + shift, as one product and one sum. */
  Operand<TFloat32> normalize(
      Ops tf,
      Operand<TFloat32> x,
      float epsilon,
      Operand<TFloat32> scale,
      Operand<TFloat32> shift) {
    Operand<TFloat32> inverse = tf.math.rsqrt(tf.math.add(variance, tf.constant(epsilon)));
    Operand<TFloat32> factor = tf.math.mul(inverse, scale);
    return tf.math.add(tf.math.mul(x, factor), tf.math.sub(shift, tf.math.mul(mean, factor)));
  }

  private static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> x, int... axes) {
    return tf.math.mean(x, tf.constant(axes), Mean.keepDims(true));
  }
}
