package org.gan4j.eval.image;

import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;

/**
 * A block of images of one shape whose pixels need not be whole numbers: {@code [count, height,
 * width, channels]}, row-major, on the scale 0..255 of uint8 pixels. Resizing may leave them
 * between two grey levels, or a little outside of the scale.
 *
 * <p>The array is not copied; the caller must not change it afterwards.
 *
 * @param shape the shape of each image
 * @param pixels {@code count * shape.size()} values
 */
public record FloatImages(ImageShape shape, float[] pixels) {

  /**
   * @throws IllegalArgumentException if the pixels are not a whole number of images
   */
  public FloatImages {
    if (pixels.length % shape.size() != 0) {
      throw new IllegalArgumentException(
          pixels.length + " values are not a whole number of " + shape + " images");
    }
  }

  /** Converts images to floats. */
  public static FloatImages of(Images images) {
    float[] pixels = new float[images.pixels().length];
    for (int k = 0; k < pixels.length; k++) {
      pixels[k] = images.pixels()[k] & 0xff;
    }
    return new FloatImages(images.shape(), pixels);
  }

  /**
   * Returns the images in RGB, or these images if they are RGB already; grey is repeated three
   * times.
   *
   * @throws IllegalArgumentException if there are neither one nor three channels
   */
  public FloatImages rgb() {
    if (shape.channels() == 3) {
      return this;
    }
    if (shape.channels() != 1) {
      throw new IllegalArgumentException("Expected grey or RGB images, found " + shape);
    }
    float[] rgb = new float[Math.multiplyExact(3, pixels.length)];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = pixels[i / 3];
    }
    return new FloatImages(shape.withChannels(3), rgb);
  }

  /** Returns the number of images. */
  public int count() {
    return pixels.length / shape.size();
  }
}
