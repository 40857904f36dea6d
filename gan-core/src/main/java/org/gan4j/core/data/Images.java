package org.gan4j.core.data;

import java.util.Locale;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.colour.Luminance;

/**
 * A block of images of one shape as uint8, {@code [count, height, width, channels]}, row-major.
 *
 * <p>The array is not copied; the caller must not change it afterwards.
 *
 * @param shape the shape of each image
 * @param pixels {@code count * shape.size()} values, 0..255 as unsigned bytes
 */
public record Images(ImageShape shape, byte[] pixels) implements ImageStore {

  /**
   * @throws IllegalArgumentException if the pixels are not a whole number of images
   */
  public Images {
    if (pixels.length % shape.size() != 0) {
      throw new IllegalArgumentException(
          pixels.length + " values are not a whole number of " + shape + " images");
    }
  }

  /** The greatest number of bytes of a block of images, a little under 2 GiB. */
  public static final int MAX_BYTES = Integer.MAX_VALUE - 8;

  /**
   * Allocates black images, which the caller fills.
   *
   * @param place purpose of the images, for the error message
   * @throws InputException if they cannot fit in memory
   */
  public static Images allocate(String place, ImageShape shape, int count) {
    long bytes = (long) shape.size() * count;
    long limit = Math.min(MAX_BYTES, Runtime.getRuntime().maxMemory());
    if (bytes > limit) {
      throw new InputException(
          place,
          String.format(
              Locale.ROOT,
              "expected at most %d MiB of pixels in memory, found %d images of %s = %d MiB",
              limit >> 20,
              count,
              shape,
              bytes >> 20),
          "Choose a smaller imageSize or fewer images"
              + (bytes > MAX_BYTES ? "." : ", or give Java more memory with -Xmx."));
    }
    return new Images(shape, new byte[(int) bytes]);
  }

  /** Returns the number of images. */
  @Override
  public int count() {
    return pixels.length / shape.size();
  }

  /** Returns a copy of the images {@code [from, from + count)}. */
  public Images slice(int from, int count) {
    byte[] part = new byte[count * shape.size()];
    System.arraycopy(pixels, from * shape.size(), part, 0, part.length);
    return new Images(shape, part);
  }

  @Override
  public void read(int position, byte[] target, int offset) {
    System.arraycopy(pixels, position * shape.size(), target, offset, shape.size());
  }

  /** Returns a copy of the images at some positions, in their order. */
  @Override
  public Images select(int... positions) {
    int size = shape.size();
    byte[] chosen = new byte[Math.multiplyExact(positions.length, size)];
    for (int i = 0; i < positions.length; i++) {
      System.arraycopy(pixels, positions[i] * size, chosen, i * size, size);
    }
    return new Images(shape, chosen);
  }

  /**
   * Returns the images in grey, or these images if they are grey already: 0.299 R + 0.587 G + 0.114
   * B (ITU-R BT.601), rounded as Pillow does it ({@link Luminance#rounded}).
   *
   * @throws IllegalArgumentException if there are neither one nor three channels
   */
  public Images grey() {
    if (channels() == 1) {
      return this;
    }
    byte[] grey = new byte[pixels.length / 3];
    for (int i = 0; i < grey.length; i++) {
      grey[i] =
          (byte)
              Luminance.rounded(
                  pixels[3 * i] & 0xff, pixels[3 * i + 1] & 0xff, pixels[3 * i + 2] & 0xff);
    }
    return new Images(shape.withChannels(1), grey);
  }

  /**
   * Returns the images in RGB, or these images if they are RGB already; grey is repeated three
   * times.
   *
   * @throws IllegalArgumentException if there are neither one nor three channels
   */
  public Images rgb() {
    if (channels() == 3) {
      return this;
    }
    byte[] rgb = new byte[Math.multiplyExact(3, pixels.length)];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = pixels[i / 3];
    }
    return new Images(shape.withChannels(3), rgb);
  }

  /**
   * Returns the images as {@link #grey} or {@link #rgb}.
   *
   * @param channels 1 or 3
   */
  public Images withChannels(int channels) {
    return channels == 1 ? grey() : rgb();
  }

  private int channels() {
    if (shape.channels() != 1 && shape.channels() != 3) {
      throw new IllegalArgumentException("Expected grey or RGB images, found " + shape);
    }
    return shape.channels();
  }
}
