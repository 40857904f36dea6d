package org.gan4j.eval.image.resize;

/**
 * A line resized by mixing two neighbours: pixel {@code lower[o]} with {@code upper[o]}, the second
 * weighing {@code share[o]}, the first the rest.
 */
record TwoTaps(int[] lower, int[] upper, float[] share) {

  /** The position of an output pixel in the input line, in pixels from the first input pixel. */
  @FunctionalInterface
  interface Position {
    float of(int output, float scale);
  }

  /** All positions are at least 0; those behind the last pixel take the last. */
  static TwoTaps of(int from, int to, Position position) {
    float scale = from / (float) to;
    TwoTaps taps = new TwoTaps(new int[to], new int[to], new float[to]);
    for (int o = 0; o < to; o++) {
      float at = position.of(o, scale);
      taps.lower[o] = Math.min((int) at, from - 1);
      taps.upper[o] = Math.min(taps.lower[o] + 1, from - 1);
      taps.share[o] = at - taps.lower[o];
    }
    return taps;
  }
}
