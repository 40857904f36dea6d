package org.gan4j.core.augment;

import java.util.Locale;
import org.gan4j.core.network.Training;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/**
 * The three parts of the "color" policy of DiffAugment (Zhao et al. 2020, section 3.2, with the
 * numbers of the authors' code). Each of them draws one number for each example. Values may leave
 * [-1, 1].
 */
public enum ColourChange implements TrainingOnly {
  /** Adds a number from U[-0.5, 0.5): at most a quarter of the range of the images. */
  BRIGHTNESS {
    @Override
    Operand<TFloat32> changed(Ops tf, Operand<TFloat32> x, Operand<TFloat32> draws) {
      return tf.math.add(x, tf.math.sub(draws, tf.constant(0.5f)));
    }
  },
  /**
   * Scales the distance of each pixel from its own mean over the channels by a number from U[0, 2).
   * Images of one channel do not change.
   */
  SATURATION {
    @Override
    Operand<TFloat32> changed(Ops tf, Operand<TFloat32> x, Operand<TFloat32> draws) {
      return stretched(tf, x, tf.math.mul(draws, tf.constant(2f)), 3);
    }
  },
  /** Scales the distance of all values from the example's mean by a number from U[0.5, 1.5). */
  CONTRAST {
    @Override
    Operand<TFloat32> changed(Ops tf, Operand<TFloat32> x, Operand<TFloat32> draws) {
      return stretched(tf, x, tf.math.add(draws, tf.constant(0.5f)), 1, 2, 3);
    }
  };

  abstract Operand<TFloat32> changed(Ops tf, Operand<TFloat32> x, Operand<TFloat32> draws);

  @Override
  public Operand<TFloat32> change(Training tape, Operand<TFloat32> x, Shape map) {
    return changed(tape.tf(), x, Draws.uniform(tape, "augment/" + label(), x));
  }

  @Override
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns (x - mean) factor + mean, with the mean over some axes. */
  private static Operand<TFloat32> stretched(
      Ops tf, Operand<TFloat32> x, Operand<TFloat32> factor, int... axes) {
    Operand<TFloat32> mean = tf.math.mean(x, tf.constant(axes), Mean.keepDims(true));
    return tf.math.add(tf.math.mul(tf.math.sub(x, mean), factor), mean);
  }
}
