package org.gan4j.train.internal.output;

import org.gan4j.core.InputException;
import org.gan4j.core.variant.Domain;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * The translation of a domain in the graph.
 *
 * @param pixels uint8 {@code [batch, height, width, channels]}, the translations of the graph's
 *     function images
 * @param sides heights and widths of images that it can translate
 */
public record TranslationOutput(Operand<TUint8> pixels, Sides sides) {

  /**
   * The heights and widths that a translation accepts.
   *
   * @param multiple heights and widths must be multiples of this
   * @param least the smallest height and width
   */
  public record Sides(int multiple, int least) {

    /** Returns the side to which an image with another side is extended. */
    public int atLeast(int side) {
      return Math.max(least, (side + multiple - 1) / multiple * multiple);
    }
  }

  /**
   * @throws InputException if the translations have another shape than the images
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
