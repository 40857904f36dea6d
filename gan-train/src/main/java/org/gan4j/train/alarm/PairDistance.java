package org.gan4j.train.alarm;

import org.gan4j.core.data.Images;

/**
 * Measures how far apart images are: the mean, over all pairs, of the root mean square difference.
 */
public final class PairDistance {

  private PairDistance() {}

  /**
   * Returns the mean distance in grey levels, in [0, 255].
   *
   * @param images at least two
   */
  public static double of(Images images) {
    int size = images.shape().size();
    int count = images.count();
    byte[] pixels = images.pixels();
    double sum = 0;
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < i; j++) {
        sum += distance(pixels, i * size, j * size, size);
      }
    }
    return sum / (count * (count - 1L) / 2);
  }

  private static double distance(byte[] pixels, int one, int other, int size) {
    long sum = 0;
    for (int k = 0; k < size; k++) {
      int difference = (pixels[one + k] & 0xff) - (pixels[other + k] & 0xff);
      sum += difference * difference;
    }
    return Math.sqrt((double) sum / size);
  }
}
