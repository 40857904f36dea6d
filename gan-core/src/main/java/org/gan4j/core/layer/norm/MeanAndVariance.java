package org.gan4j.core.layer.norm;

import java.util.List;
import org.gan4j.core.network.Replicas;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/**
 * Mean and (population) variance over some axes, which are kept with size 1. They are composed from
 * elementary operations and can be differentiated twice.
 */
record MeanAndVariance(Operand<TFloat32> mean, Operand<TFloat32> variance) {

  static MeanAndVariance of(Ops tf, Operand<TFloat32> x, int... axes) {
    Operand<TFloat32> mean = mean(tf, x, axes);
    Operand<TFloat32> centred = tf.math.sub(x, mean);
    return new MeanAndVariance(mean, mean(tf, tf.math.square(centred), axes));
  }

  /**
   * Returns mean and variance over the batches of all replicas, which have equal sizes. The mean is
   * the mean of their means; the variance is the mean of their variances plus the variance of their
   * means.
   */
  static MeanAndVariance of(Ops tf, Replicas replicas, Operand<TFloat32> x, int... axes) {
    MeanAndVariance own = of(tf, x, axes);
    Shape kept = kept(x.shape(), axes);
    int[] row = {1, -1};
    Operand<TFloat32> pair =
        tf.concat(
            List.of(
                tf.reshape(own.mean, tf.constant(row)), tf.reshape(own.variance, tf.constant(row))),
            tf.constant(1));
    int channels = (int) kept.size();
    Operand<TFloat32> known = tf.reshape(pair, tf.constant(new int[] {1, 2 * channels}));
    Operand<TFloat32> all = replicas.gather(known); // [replicas, 2 channels]
    Operand<TFloat32> means = columns(tf, all, 0, channels);
    Operand<TFloat32> variances = columns(tf, all, channels, channels);
    MeanAndVariance between = of(tf, means, 0);
    Operand<TFloat32> variance = tf.math.add(mean(tf, variances, 0), between.variance);
    return new MeanAndVariance(
        tf.reshape(between.mean, tf.constant(kept.asArray())),
        tf.reshape(variance, tf.constant(kept.asArray())));
  }

  /** Returns the shape with size 1 along some axes. */
  private static Shape kept(Shape shape, int... axes) {
    long[] sizes = shape.asArray();
    for (int axis : axes) {
      sizes[axis] = 1;
    }
    return Shape.of(sizes);
  }

  private static Operand<TFloat32> columns(Ops tf, Operand<TFloat32> x, int from, int count) {
    return tf.slice(x, tf.constant(new int[] {0, from}), tf.constant(new int[] {-1, count}));
  }

  /** Returns (x - mean) / sqrt(variance + epsilon) * scale + shift, as one product and one sum. */
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
