package org.gan4j.core.variant;

import org.gan4j.core.variable.Weights;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Draws the images of a sample grid, always from the same latents and real images. */
@FunctionalInterface
public interface Grid {

  /**
   * @return {@code [images, height, width, channels]} in [-1, 1], row by row, 1 or 3 channels; a
   *     whole number of rows
   */
  Operand<TFloat32> draw(Showcase showcase);

  /** The weights of a grid and its fixed inputs. */
  interface Showcase extends Weights {

    /**
     * Returns the first standard normal latents of a sequence that never changes, {@code [count,
     * size]}.
     */
    Operand<TFloat32> latents(int count, int size);

    /**
     * Returns the first training images of a domain, {@code [count, height, width, channels]} in
     * [-1, 1], repeated if there are too few.
     *
     * @throws org.gan4j.core.InputException if the data set has no such domain
     */
    Operand<TFloat32> images(Domain domain, int count);
  }
}
