package org.gan4j.core.data;

/**
 * A block of images of one shape as uint8, {@code [count, height, width, channels]}, row-major.
 *
 * <p>The array is not copied: whoever builds an {@code Images} gives the array away.
 *
 * @param shape the shape of each image
 * @param pixels {@code count * shape.size()} values, 0..255 as unsigned bytes
 */
public record Images(ImageShape shape, byte[] pixels) {

  /**
   * @throws IllegalArgumentException if the pixels are not a whole number of images
   */
  public Images {
    if (pixels.length % shape.size() != 0) {
      throw new IllegalArgumentException(
          pixels.length + " values are not a whole number of " + shape + " images");
    }
  }

  /** Number of images. */
  public int count() {
    return pixels.length / shape.size();
  }

  /** A copy of the images {@code [from, from + count)}. */
  public Images slice(int from, int count) {
    byte[] part = new byte[count * shape.size()];
    System.arraycopy(pixels, from * shape.size(), part, 0, part.length);
    return new Images(shape, part);
  }
}
