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
    int width = to * channels;
    float[] narrow = new float[from * width];
    float[] row = new float[from * channels];
    for (int y = 0; y < from; y++) {
      rows.read(y, row);
      for (int x = 0; x < to; x++) {
        for (int c = 0; c < channels; c++) {
          narrow[y * width + x * channels + c] = (float) filter.at(x, row, c, channels);
        }
      }
    }
    for (int y = 0; y < to; y++) {
      for (int i = 0; i < width; i++) {
        double value = filter.at(y, narrow, i, width);
        target[offset + y * width + i] = (byte) Math.min(255, (int) (value + 0.5));
      }
    }
  }
}
