package org.gan4j.core.augment;

import org.gan4j.core.network.Training;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Scales each pixel's distance from its own mean over the channels by a number from U[0, 2), one an
 * example: the second part of the "color" policy (Zhao et al. 2020, section 3.2, with the numbers
 * of the authors' code). Images of one channel stay as they are. Values may leave [-1, 1].
 */
public record Saturation() implements TrainingOnly {

  @Override
  public Operand<TFloat32> change(Training tape, Operand<TFloat32> x, Shape map) {
    Ops tf = tape.tf();
    Operand<TFloat32> draws = Draws.uniform(tape, "augment/saturation", x);
    return Stretch.fromMean(tf, x, tf.math.mul(draws, tf.constant(2f)), 3);
  }
}
