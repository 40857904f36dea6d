package org.gan4j.core.layer;

import java.util.stream.IntStream;
import org.gan4j.core.network.Layer;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.Pass;
import org.gan4j.core.network.Signal;
import org.gan4j.core.network.Training;
import org.gan4j.core.variable.Initializer;
import org.gan4j.core.variable.Variable;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Batch normalisation of each channel (Ioffe and Szegedy 2015, algorithms 1 and 2). In training it
 * uses the batch's own mean and variance and moves the averages that inference uses; each
 * application is a batch of its own, so real and fake images are normalised apart.
 *
 * @param decay share of a moving average that a step keeps, in [0, 1)
 * @param epsilon added to the variance
 */
public record BatchNorm(float decay, float epsilon) implements Layer {

  /** Decay 0.9, epsilon 1e-5: the DCGAN reference code's values. */
  public BatchNorm() {
    this(0.9f, 1e-5f);
  }

  @Override
  public Connected connect(LayerScope scope, Signal input) {
    Shape channels = Shape.of(input.channels());
    Affine affine = Affine.of(scope, channels);
    Variable<TFloat32> mean = scope.state("moving_mean", channels, Initializer.zeros());
    Variable<TFloat32> variance = scope.state("moving_variance", channels, Initializer.ones());
    int[] axes = IntStream.range(0, input.shape().numDimensions()).toArray();
    return new Connected(
        Signal.of(input.shape().asArray()),
        (pass, x) -> {
          Moments moments = new Moments(pass.value(mean), pass.value(variance));
          if (pass.training().isPresent()) {
            moments = Moments.of(pass.tf(), x, axes);
            move(pass.training().get(), mean, flat(pass, moments.mean()));
            move(pass.training().get(), variance, unbiased(pass, x, moments.variance()));
          }
          return affine.normalize(pass, x, moments, epsilon);
        });
  }

  private void move(Training tape, Variable<TFloat32> average, Operand<TFloat32> value) {
    Ops tf = tape.tf();
    Operand<TFloat32> kept = tf.math.mul(tape.current(average), tf.constant(decay));
    tape.assign(average, tf.math.add(kept, tf.math.mul(value, tf.constant(1 - decay))));
  }

  /**
   * The variance of the population that the batch was drawn from: n / (n - 1) times the batch's.
   */
  private static Operand<TFloat32> unbiased(
      Pass pass, Operand<TFloat32> x, Operand<TFloat32> variance) {
    Ops tf = pass.tf();
    Operand<TFloat32> n =
        tf.math.div(
            tf.dtypes.cast(tf.size(x), TFloat32.class),
            tf.dtypes.cast(tf.size(variance), TFloat32.class));
    Operand<TFloat32> one = tf.constant(1f);
    Operand<TFloat32> factor = tf.math.div(n, tf.math.maximum(one, tf.math.sub(n, one)));
    return tf.math.mul(flat(pass, variance), factor);
  }

  private static Operand<TFloat32> flat(Pass pass, Operand<TFloat32> x) {
    return pass.tf().reshape(x, pass.tf().constant(new int[] {-1}));
  }
}
