package org.gan4j.core.internal.resample;

import java.util.Arrays;

/**
 * Resampling of one axis with the triangle (bilinear) filter: output pixel {@code o} is centred at
 * {@code (o + 1/2) * from / to} in the input, and each input pixel weighs {@code max(0, 1 -
 * distance / support)} by the distance of the centres, with {@code support = max(1, from / to)}.
 * Weights sum to one, at the edges too. Enlarging is plain bilinear interpolation. Shrinking widens
 * the filter, so that every input pixel counts (antialias). Equal sizes give the input itself.
 */
public final class TriangleFilter {

  private final int[] first;
  private final double[][] weights;

  TriangleFilter(int from, int to) {
    first = new int[to];
    weights = new double[to][];
    double scale = (double) from / to;
    double support = Math.max(1, scale);
    for (int o = 0; o < to; o++) {
      double centre = (o + 0.5) * scale;
      first[o] = Math.max(0, (int) Math.floor(centre - support));
      int end = Math.min(from, (int) Math.ceil(centre + support));
      weights[o] = weights(first[o], end, centre, support);
    }
  }

  private static double[] weights(int first, int end, double centre, double support) {
    double[] weights = new double[end - first];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.max(0, 1 - Math.abs(first + i + 0.5 - centre) / support);
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  /**
   * Filters a row.
   *
   * @param row {@code [from, channels]}
   * @param narrow gets {@code [to, channels]} at {@code offset}
   */
  void along(float[] row, int channels, float[] narrow, int offset) {
    for (int o = 0; o < first.length; o++) {
      for (int c = 0; c < channels; c++) {
        double sum = 0;
        int position = first[o] * channels + c;
        for (double tap : weights[o]) {
          sum += tap * row[position];
          position += channels;
        }
        narrow[offset + o * channels + c] = (float) sum;
      }
    }
  }

  /**
   * Filters all columns for one row of the output. Each sum adds in the order of the input's rows.
   *
   * @param rows {@code [from, width]}
   * @param sums gets {@code [width]}
   */
  void across(int o, float[] rows, double[] sums) {
    Arrays.fill(sums, 0);
    int position = first[o] * sums.length;
    for (double tap : weights[o]) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += tap * rows[position + i];
      }
      position += sums.length;
    }
  }
}
