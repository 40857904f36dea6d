package org.gan4j.benchmarks;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TFloat32;

/** Two ways to write batch norm of maps, {@code [batch, height, width, channels]}. */
enum BareBatchNorm {
  /** Of elementary operations. */
  COMPOSED {
    @Override
    Normalised apply(
        Ops tf,
        Operand<TFloat32> x,
        Operand<TFloat32> scale,
        Operand<TFloat32> shift,
        Operand<TFloat32> movingMean,
        Operand<TFloat32> movingVariance) {
      Operand<TFloat32> mean = mean(tf, x);
      Operand<TFloat32> variance = mean(tf, tf.math.square(tf.math.sub(x, mean)));
      Operand<TFloat32> factor =
          tf.math.mul(tf.math.rsqrt(tf.math.add(variance, tf.constant(EPSILON))), scale);
      float n = x.shape().size() / x.shape().get(3);
      Operand<TFloat32> unbiased = tf.math.mul(flat(tf, variance), tf.constant(n / (n - 1)));
      return new Normalised(
          tf.math.add(
              tf.math.mul(x, factor), tf.math.sub(shift, tf.math.mul(mean, factor))),
          moved(tf, movingMean, flat(tf, mean)),
          moved(tf, movingVariance, unbiased));
    }
  },
  /** As {@link org.gan4j.core.layer.norm.BatchNorm}: TensorFlow's fused kernel. */
  FUSED {
    @Override
    Normalised apply(
        Ops tf,
        Operand<TFloat32> x,
        Operand<TFloat32> scale,
        Operand<TFloat32> shift,
        Operand<TFloat32> movingMean,
        Operand<TFloat32> movingVariance) {
      FusedBatchNorm<TFloat32, TFloat32> fused =
          tf.nn.fusedBatchNorm(
              x,
              scale,
              shift,
              movingMean,
              movingVariance,
              FusedBatchNorm.epsilon(EPSILON),
              FusedBatchNorm.exponentialAvgFactor(1 - DECAY),
              FusedBatchNorm.isTraining(true));
      return new Normalised(fused.y(), fused.batchMean(), fused.batchVariance());
    }
  };

  private static final float EPSILON = 1e-5f;
  private static final float DECAY = 0.9f;

  /** What normalising yields: the value and the new moving averages. */
  record Normalised(
      Operand<TFloat32> value, Operand<TFloat32> movedMean, Operand<TFloat32> movedVariance) {}

  abstract Normalised apply(
      Ops tf,
      Operand<TFloat32> x,
      Operand<TFloat32> scale,
      Operand<TFloat32> shift,
      Operand<TFloat32> movingMean,
      Operand<TFloat32> movingVariance);

  private static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> x) {
    return tf.math.mean(x, tf.constant(new int[] {0, 1, 2}), Mean.keepDims(true));
  }

  private static Operand<TFloat32> flat(Ops tf, Operand<TFloat32> x) {
    return tf.reshape(x, tf.constant(new int[] {-1}));
  }

  private static Operand<TFloat32> moved(
      Ops tf, Operand<TFloat32> average, Operand<TFloat32> value) {
    return tf.math.add(
        tf.math.mul(average, tf.constant(DECAY)), tf.math.mul(value, tf.constant(1 - DECAY)));
  }
}
