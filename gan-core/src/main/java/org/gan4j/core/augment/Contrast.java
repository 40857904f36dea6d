package org.gan4j.core.augment;

import org.gan4j.core.network.Training;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Scales the distance of each example's values from their mean by a number from U[0.5, 1.5), one an
 * example: the third part of the "color" policy (Zhao et al. 2020, section 3.2, with the numbers of
 * the authors' code). Values may leave [-1, 1].
 */
public record Contrast() implements TrainingOnly {

  @Override
  public Operand<TFloat32> change(Training tape, Operand<TFloat32> x, Shape map) {
    Ops tf = tape.tf();
    Operand<TFloat32> draws = Draws.uniform(tape, "augment/contrast", x);
    return Stretch.fromMean(tf, x, tf.math.add(draws, tf.constant(0.5f)), 1, 2, 3);
  }
}
