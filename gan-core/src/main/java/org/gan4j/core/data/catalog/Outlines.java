package org.gan4j.core.data.catalog;

import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;

/**
 * The outlines of grey images: the morphological gradient, dilation minus erosion, with a cross of
 * 3x3 on grey levels. Each pixel becomes the largest minus the smallest value among itself and its
 * neighbours above, below, left and right inside the image. It is 0 in flat regions and bright on
 * both sides of an edge (Rivest, Soille and Beucher 1993, "Morphological gradients").
 */
final class Outlines {

  private Outlines() {}

  /**
   * Draws the outlines.
   *
   * @param images {@code [count, height, width, 1]}
   * @return the same shape
   * @throws IllegalArgumentException if the images are not grey
   */
  static Images of(Images images) {
    ImageShape shape = images.shape();
    if (shape.channels() != 1) {
      throw new IllegalArgumentException("Expected grey images, found " + shape);
    }
    byte[] outlines = new byte[images.pixels().length];
    for (int i = 0; i < outlines.length; i++) {
      outlines[i] = gradient(images.pixels(), i, shape);
    }
    return new Images(shape, outlines);
  }

  private static byte gradient(byte[] pixels, int centre, ImageShape shape) {
    int x = centre % shape.width();
    int y = centre / shape.width() % shape.height();
    int[] cross = {
      centre,
      y > 0 ? centre - shape.width() : centre,
      y < shape.height() - 1 ? centre + shape.width() : centre,
      x > 0 ? centre - 1 : centre,
      x < shape.width() - 1 ? centre + 1 : centre
    };
    int least = 255;
    int most = 0;
    for (int position : cross) {
      int value = Byte.toUnsignedInt(pixels[position]);
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return (byte) (most - least);
  }
}
