package org.gan4j.eval.image.resize;

import java.util.Arrays;

/**
 * The weights with which pixels of a line make each pixel of the resized line, by Pillow's
 * arithmetic, operation by operation. Output pixel o is centred at (o + 1/2) from / to in the
 * input; shrinking stretches the kernel by from / to; weights at the edges are cut off and sum to
 * one again.
 *
 * @param first the first input pixel of each output pixel
 * @param weights of that pixel and those after it
 */
record PillowAxis(int[] first, double[][] weights) {

  /** Binary places of fixed-point weights: 8 bits for the pixel and 2 to spare, of 32. */
  static final int PRECISION = 32 - 8 - 2;

  static PillowAxis of(PillowFilter filter, int from, int to) {
    double scale = (double) from / to;
    double stretch = Math.max(scale, 1);
    double support = filter.support() * stretch;
    double perPixel = 1 / stretch;
    int[] first = new int[to];
    double[][] weights = new double[to][];
    for (int o = 0; o < to; o++) {
      double centre = (o + 0.5) * scale;
      first[o] = Math.max(0, (int) (centre - support + 0.5));
      int end = Math.min(from, (int) (centre + support + 0.5));
      weights[o] = new double[end - first[o]];
      double sum = 0;
      for (int k = 0; k < weights[o].length; k++) {
        weights[o][k] = filter.weight((k + first[o] - centre + 0.5) * perPixel);
        sum += weights[o][k];
      }
      normalize(weights[o], sum);
    }
    return new PillowAxis(first, weights);
  }

  private static void normalize(double[] weights, double sum) {
    for (int k = 0; sum != 0 && k < weights.length; k++) {
      weights[k] /= sum;
    }
  }

  /** The weights in units of 2^-{@link #PRECISION}, rounded to the nearest, halves away from 0. */
  int[][] fixed() {
    return Arrays.stream(weights)
        .map(
            line ->
                Arrays.stream(line)
                    .map(weight -> weight * (1 << PRECISION) + (weight < 0 ? -0.5 : 0.5))
                    .mapToInt(weight -> (int) weight)
                    .toArray())
        .toArray(int[][]::new);
  }
}
