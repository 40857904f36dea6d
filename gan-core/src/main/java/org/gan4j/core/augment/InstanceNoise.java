package org.gan4j.core.augment;

import org.gan4j.core.Bounds;
import org.gan4j.core.BoundsException;
import org.gan4j.core.network.Training;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Adds normal noise to what a discriminator sees, real or fake, so that the two distributions
 * overlap early on (Sonderby et al. 2017, section 3; Arjovsky and Bottou 2017, section 3). The
 * deviation falls linearly, from {@code deviation} at step 1 to 0 at step {@code untilStep}, and
 * stays there. Values may leave [-1, 1].
 *
 * @param deviation at step 1, above 0; images lie in [-1, 1]
 * @param untilStep the first step without noise, at least 2
 */
public record InstanceNoise(double deviation, long untilStep) implements TrainingOnly {

  private static final String STREAM = "augment/instance-noise";

  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  public InstanceNoise {
    Bounds.positive("deviation", deviation);
    if (untilStep < 2) {
      throw new BoundsException("untilStep", "must be at least 2, found " + untilStep);
    }
  }

  @Override
  public Operand<TFloat32> change(Training tape, Operand<TFloat32> x, Shape map) {
    Ops tf = tape.tf();
    Shape shape = Shape.of(Draws.batch(STREAM, x)).append(map);
    return tf.math.add(x, tf.math.mul(tape.normal(STREAM, shape), deviationAt(tf, tape.step())));
  }

  private Operand<TFloat32> deviationAt(Ops tf, Operand<TFloat32> step) {
    Operand<TFloat32> left = tf.math.sub(tf.constant((float) untilStep), step);
    float slope = (float) (deviation / (untilStep - 1));
    return tf.math.mul(tf.math.maximum(left, tf.constant(0f)), tf.constant(slope));
  }
}
