package org.gan4j.train.graph;

import org.gan4j.core.InputException;
import org.gan4j.core.variant.Domain;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * A translation in the graph.
 *
 * @param pixels uint8 {@code [batch, height, width, channels]}, of the graph's function images
 * @param multiple height and width of the images it serves are multiples of this
 */
public record TranslationOutput(Operand<TUint8> pixels, int multiple) {

  /**
   * @throws InputException if what it yields is of another shape than the images
   */
  static TranslationOutput of(
      Operand<TUint8> pixels, Domain from, Operand<TFloat32> images, int multiple) {
    if (!pixels.shape().isCompatibleWith(images.shape())) {
      throw new InputException(
          "translation " + from.direction(),
          "the images have shape " + images.shape() + ", but it yields " + pixels.shape(),
          "Return generator.infer(weights, images).");
    }
    return new TranslationOutput(pixels, multiple);
  }
}
