package org.gan4j.core.internal.resample;

import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;

/**
 * Extends images at the right and below by their mirror image, repeatedly if needed, and cuts them
 * back. In each direction pixels follow the sequence 0 1 2 ... n-1 n-2 ... 1 0 1 ...
 */
public final class MirrorBorder {

  private MirrorBorder() {}

  /**
   * @param images images of any size
   * @param height height of the result, at least that of the images
   * @param width width of the result, at least that of the images
   * @return these images, in the upper left of the larger size
   */
  public static Images widen(Images images, int height, int width) {
    return sized(images, height, width);
  }

  /**
   * @param images images of any size
   * @param height height of the result, at most that of the images
   * @param width width of the result, at most that of the images
   * @return the upper left part of each
   */
  public static Images cut(Images images, int height, int width) {
    return sized(images, height, width);
  }

  private static Images sized(Images images, int height, int width) {
    ImageShape from = images.shape();
    if (from.height() == height && from.width() == width) {
      return images;
    }
    ImageShape to = new ImageShape(height, width, from.channels());
    byte[] pixels = new byte[Math.multiplyExact(images.count(), to.size())];
    int at = 0;
    for (int image = 0; image < images.count(); image++) {
      for (int y = 0; y < height; y++) {
        int row = (image * from.height() + mirrored(y, from.height())) * from.width();
        for (int x = 0; x < width; x++) {
          int pixel = (row + mirrored(x, from.width())) * from.channels();
          System.arraycopy(images.pixels(), pixel, pixels, at, from.channels());
          at += from.channels();
        }
      }
    }
    return new Images(to, pixels);
  }

  private static int mirrored(int i, int size) {
    if (size == 1) {
      return 0;
    }
    int period = 2 * (size - 1);
    int place = i % period;
    return place < size ? place : period - place;
  }
}
