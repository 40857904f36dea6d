package org.gan4j.core.data;

/**
 * Resizes square images: {@link TriangleFilter} along rows, then along columns, float32 between the
 * two, rounded once at the end to the nearest of 0..255. The same bits on every machine.
 */
final class SquareResampler {

  /** Yields an image row by row, so that a large one need not be held as floats. */
  @FunctionalInterface
  interface Rows {
    /** Fills one row, {@code [side, channels]} in 0..255. */
    void read(int row, float[] values);
  }

  private final int from;
  private final int to;
  private final int channels;
  private final TriangleFilter filter;

  SquareResampler(int from, int to, int channels) {
    this.from = from;
    this.to = to;
    this.channels = channels;
    this.filter = new TriangleFilter(from, to);
  }

  /** Writes the resized image, {@code [to, to, channels]}, at {@code offset} of {@code target}. */
  void resample(Rows rows, byte[] target, int offset) {
    float[] row = new float[from * channels];
    if (from == to) {
      for (int y = 0; y < to; y++) {
        rows.read(y, row);
        round(row, target, offset + y * row.length);
      }
      return;
    }
    int width = to * channels;
    float[] narrow = new float[from * width];
    for (int y = 0; y < from; y++) {
      rows.read(y, row);
      filter.along(row, channels, narrow, y * width);
    }
    double[] sums = new double[width];
    for (int y = 0; y < to; y++) {
      filter.across(y, narrow, sums);
      round(sums, target, offset + y * width);
    }
  }

  private static void round(float[] values, byte[] target, int offset) {
    for (int i = 0; i < values.length; i++) {
      target[offset + i] = (byte) Math.min(255, (int) (values[i] + 0.5));
    }
  }

  private static void round(double[] values, byte[] target, int offset) {
    for (int i = 0; i < values.length; i++) {
      target[offset + i] = (byte) Math.min(255, (int) (values[i] + 0.5));
    }
  }
}
