package org.gan4j.eval.internal.neighbour;

import java.util.Arrays;

/** The smallest k of some values, ascending, ties in favour of the earlier image. */
final class Ranking {

  private final double[] values;
  private final int[] images;
  private int taken;

  Ranking(int k) {
    this.values = new double[k];
    this.images = new int[k];
    Arrays.fill(values, Double.POSITIVE_INFINITY);
  }

  /** The largest of the k; infinite as long as there are fewer. */
  double worst() {
    return values[values.length - 1];
  }

  void offer(double value, int image) {
    if (taken == values.length && !before(value, image, taken - 1)) {
      return;
    }
    int place = taken < values.length ? taken++ : taken - 1;
    while (place > 0 && before(value, image, place - 1)) {
      values[place] = values[place - 1];
      images[place] = images[place - 1];
      place--;
    }
    values[place] = value;
    images[place] = image;
  }

  void copy(int[] intoImages, double[] intoValues, int offset) {
    System.arraycopy(images, 0, intoImages, offset, images.length);
    System.arraycopy(values, 0, intoValues, offset, values.length);
  }

  private boolean before(double value, int image, int place) {
    return value < values[place] || (value == values[place] && image < images[place]);
  }
}
