package org.gan4j.eval.internal.pixel;

import org.gan4j.core.data.Images;

/**
 * One channel of one image in float64.
 *
 * @param height rows
 * @param width columns
 * @param values {@code [height, width]}, row-major
 */
public record Plane(int height, int width, double[] values) {

  /** One side of the separable binomial filter (1, 4, 6, 4, 1) / 16. */
  private static final double[] BINOMIAL = {1 / 16.0, 4 / 16.0, 6 / 16.0, 4 / 16.0, 1 / 16.0};

  /** Grey levels of 0 to 255. */
  public static Plane of(Images images, int image, int channel) {
    int channels = images.shape().channels();
    double[] values = new double[images.shape().height() * images.shape().width()];
    int start = image * images.shape().size() + channel;
    for (int p = 0; p < values.length; p++) {
      values[p] = images.pixels()[start + p * channels] & 0xFF;
    }
    return new Plane(images.shape().height(), images.shape().width(), values);
  }

  /** Filtered along rows and columns, only where the filter lies inside: smaller by its length. */
  Plane inside(double[] filter) {
    int reach = filter.length - 1;
    double[] across = new double[height * (width - reach)];
    for (int y = 0, to = 0; y < height; y++) {
      for (int x = 0; x < width - reach; x++, to++) {
        for (int k = 0; k <= reach; k++) {
          across[to] += filter[k] * values[y * width + x + k];
        }
      }
    }
    int columns = width - reach;
    double[] result = new double[(height - reach) * columns];
    for (int p = 0; p < result.length; p++) {
      for (int k = 0; k <= reach; k++) {
        result[p] += filter[k] * across[p + k * columns];
      }
    }
    return new Plane(height - reach, columns, result);
  }

  /** Means of 2x2; an odd last row or column is repeated. */
  public Plane halved() {
    int rows = (height + 1) / 2;
    int columns = (width + 1) / 2;
    double[] result = new double[rows * columns];
    for (int p = 0; p < result.length; p++) {
      int y = 2 * (p / columns);
      int x = 2 * (p % columns);
      int below = Math.min(y + 1, height - 1);
      int right = Math.min(x + 1, width - 1);
      result[p] = (at(y, x) + at(y, right) + at(below, x) + at(below, right)) / 4;
    }
    return new Plane(rows, columns, result);
  }

  /** Every second value of the binomially smoothed plane (Burt and Adelson 1983, REDUCE). */
  Plane reduced() {
    Plane smooth = mirrored();
    int rows = (height + 1) / 2;
    int columns = (width + 1) / 2;
    double[] result = new double[rows * columns];
    for (int p = 0; p < result.length; p++) {
      result[p] = smooth.at(2 * (p / columns), 2 * (p % columns));
    }
    return new Plane(rows, columns, result);
  }

  /** Zeros between the values, smoothed, times 4 (EXPAND). */
  Plane expanded(int rows, int columns) {
    double[] spread = new double[rows * columns];
    for (int y = 0; y < rows; y += 2) {
      for (int x = 0; x < columns; x += 2) {
        spread[y * columns + x] = 4 * at(y / 2, x / 2);
      }
    }
    return new Plane(rows, columns, spread).mirrored();
  }

  Plane minus(Plane other) {
    double[] result = values.clone();
    for (int p = 0; p < result.length; p++) {
      result[p] -= other.values[p];
    }
    return new Plane(height, width, result);
  }

  double at(int y, int x) {
    return values[y * width + x];
  }

  /** Binomially smoothed; beyond the border the image is mirrored about its outermost pixels. */
  private Plane mirrored() {
    double[] across = new double[values.length];
    double[] both = new double[values.length];
    for (int k = -2; k <= 2; k++) {
      int[] columns = mirror(k, width);
      for (int p = 0; p < values.length; p += width) {
        for (int x = 0; x < width; x++) {
          across[p + x] += BINOMIAL[k + 2] * values[p + columns[x]];
        }
      }
    }
    for (int k = -2; k <= 2; k++) {
      int[] rows = mirror(k, height);
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          both[y * width + x] += BINOMIAL[k + 2] * across[rows[y] * width + x];
        }
      }
    }
    return new Plane(height, width, both);
  }

  /** Returns the position of the neighbour at distance k of each position. */
  private static int[] mirror(int k, int length) {
    int last = length - 1;
    int[] places = new int[length];
    for (int i = 0; i < length; i++) {
      int folded = Math.abs(i + k);
      places[i] = folded > last ? Math.max(0, 2 * last - folded) : folded;
    }
    return places;
  }
}
