package org.gan4j.core.layer.norm;

import java.util.Optional;
import java.util.stream.IntStream;
import org.gan4j.core.network.ForwardPass;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.Replicas;
import org.gan4j.core.network.Signal;
import org.gan4j.core.network.Training;
import org.gan4j.core.variable.Initializer;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The mean and variance of each channel for batch normalisation: in training those of the batch, at
 * inference the averages that training has updated.
 */
record BatchNormStatistics(RunningStatistic mean, RunningStatistic variance, int[] axes) {

  static BatchNormStatistics of(LayerScope scope, Signal input, float decay) {
    Shape channels = Shape.of(input.channels());
    return new BatchNormStatistics(
        new RunningStatistic(scope.state("moving_mean", channels, Initializer.zeros()), decay),
        new RunningStatistic(scope.state("moving_variance", channels, Initializer.ones()), decay),
        IntStream.range(0, input.shape().numDimensions()).toArray());
  }

  /**
   * Normalises x with the moments of {@link #of}, then scales and shifts it by one value for each
   * channel.
   */
  Operand<TFloat32> normalize(ForwardPass pass, Operand<TFloat32> x, Affine affine, float epsilon) {
    Optional<Training> tape = pass.training().filter(now -> !now.replicas().shareStatistics());
    if (tape.isEmpty()) {
      return affine.normalize(pass, x, of(pass, x), epsilon);
    }
    FusedNorm fused =
        FusedNorm.of(pass.tf(), x, pass.value(affine.scale()), pass.value(affine.shift()), epsilon);
    mean.move(tape.get(), fused.mean());
    variance.move(tape.get(), fused.variance());
    return fused.normalized();
  }

  /** Returns the moments for a batch; in training this updates the averages. */
  MeanAndVariance of(ForwardPass pass, Operand<TFloat32> x) {
    Ops tf = pass.tf();
    if (pass.training().isEmpty()) {
      return new MeanAndVariance(pass.value(mean.state()), pass.value(variance.state()));
    }
    Training tape = pass.training().get();
    Replicas replicas = tape.replicas();
    boolean shared = replicas.shareStatistics();
    MeanAndVariance moments =
        shared ? MeanAndVariance.of(tf, replicas, x, axes) : MeanAndVariance.of(tf, x, axes);
    mean.move(tape, flat(tf, moments.mean()));
    variance.move(tape, unbiased(tf, x, moments.variance(), shared ? replicas.count() : 1));
    return moments;
  }

  /**
   * Returns the variance of the population from which the batch was drawn: n / (n - 1) times that
   * of the batch.
   *
   * @param shares number of shares of the size of x in the batch
   */
  private static Operand<TFloat32> unbiased(
      Ops tf, Operand<TFloat32> x, Operand<TFloat32> variance, int shares) {
    Operand<TFloat32> ofShare =
        tf.math.div(
            tf.dtypes.cast(tf.size(x), TFloat32.class),
            tf.dtypes.cast(tf.size(variance), TFloat32.class));
    Operand<TFloat32> n = shares == 1 ? ofShare : tf.math.mul(ofShare, tf.constant((float) shares));
    Operand<TFloat32> one = tf.constant(1f);
    Operand<TFloat32> factor = tf.math.div(n, tf.math.maximum(one, tf.math.sub(n, one)));
    return tf.math.mul(flat(tf, variance), factor);
  }

  private static Operand<TFloat32> flat(Ops tf, Operand<TFloat32> x) {
    return tf.reshape(x, tf.constant(new int[] {-1}));
  }
}
