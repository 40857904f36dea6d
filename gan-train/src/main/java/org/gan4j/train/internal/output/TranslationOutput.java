package org.gan4j.train.internal.output;

import org.gan4j.core.InputException;
import org.gan4j.core.variant.Domain;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * A translation in the graph.
 *
 * @param pixels uint8 {@code [batch, height, width, channels]}, of the graph's function images
 * @param sides of the images it serves
 */
public record TranslationOutput(Operand<TUint8> pixels, Sides sides) {

  /**
   * Heights and widths.
   *
   * @param multiple all are multiples of this
   * @param least the smallest
   */
  public record Sides(int multiple, int least) {

    /** The side that an image of another is continued to. */
    public int atLeast(int side) {
      return Math.max(least, (side + multiple - 1) / multiple * multiple);
    }
  }

  /**
   * @throws InputException if what it yields is of another shape than the images
   */
  static TranslationOutput of(
      Operand<TUint8> pixels, Domain from, Operand<TFloat32> images, Sides sides) {
    if (!pixels.shape().isCompatibleWith(images.shape())) {
      throw new InputException(
          "translation " + from.direction(),
          "the images have shape " + images.shape() + ", but it yields " + pixels.shape(),
          "Return generator.infer(weights, images).");
    }
    return new TranslationOutput(pixels, sides);
  }
}
