package org.gan4j.core.augment;

import org.gan4j.core.network.Training;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Adds to each example a number from U[-0.5, 0.5): a quarter of the scale of images, which lie in
 * [-1, 1], at most. The first of the three parts of the "color" policy (Zhao et al. 2020, section
 * 3.2, with the numbers of the authors' code). Values may leave [-1, 1].
 */
public record Brightness() implements TrainingOnly {

  @Override
  public Operand<TFloat32> change(Training tape, Operand<TFloat32> x, Shape map) {
    Ops tf = tape.tf();
    Operand<TFloat32> draws = Draws.uniform(tape, "augment/brightness", x);
    return tf.math.add(x, tf.math.sub(draws, tf.constant(0.5f)));
  }
}
