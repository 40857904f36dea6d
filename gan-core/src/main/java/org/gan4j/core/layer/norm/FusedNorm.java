package org.gan4j.core.layer.norm;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TFloat32;

/**
 * Batch normalisation by the batch's own moments, as one operation forwards and one backwards.
 * Composed from {@link MeanAndVariance} it would pass over a map a dozen times. It can be
 * differentiated twice.
 *
 * @param normalized as x
 * @param mean of each channel, {@code [channels]}
 * @param variance of the population that the batch was drawn from, {@code [channels]}: n / (n - 1)
 *     times the batch's
 */
record FusedNorm(Operand<TFloat32> normalized, Operand<TFloat32> mean, Operand<TFloat32> variance) {

  /**
   * Normalises over all dimensions of x but the last.
   *
   * @param x {@code [batch, ..., channels]}, of which no size but the batch may be unknown
   * @param scale of each channel, {@code [channels]}
   * @param shift shift of each channel, {@code [channels]}
   */
  static FusedNorm of(
      Ops tf,
      Operand<TFloat32> x,
      Operand<TFloat32> scale,
      Operand<TFloat32> shift,
      float epsilon) {
    boolean isMap = x.shape().numDimensions() == 4;
    long[] sizes = x.shape().asArray();
    long channels = sizes[sizes.length - 1];
    Operand<TFloat32> map = isMap ? x : tf.reshape(x, tf.array(-1, 1, 1, channels));
    Operand<TFloat32> none = tf.constant(new float[0]); // moving averages: ours are kept apart
    FusedBatchNorm<TFloat32, TFloat32> fused =
        tf.nn.fusedBatchNorm(
            map,
            scale,
            shift,
            none,
            none,
            FusedBatchNorm.epsilon(epsilon),
            FusedBatchNorm.isTraining(true));
    sizes[0] = -1;
    Operand<TFloat32> normalized = isMap ? fused.y() : tf.reshape(fused.y(), tf.array(sizes));
    return new FusedNorm(normalized, fused.batchMean(), fused.batchVariance());
  }
}
