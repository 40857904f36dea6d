package org.gan4j.core.internal.resample;

/**
 * Resizes square images: {@link TriangleFilter} along rows, then along columns, float32 between the
 * two, rounded once at the end to the nearest of 0..255. The same bits on every machine.
 */
public final class SquareResampler {

  private final int from;
  private final int to;
  private final int channels;
  private final TriangleFilter filter;

  public SquareResampler(int from, int to, int channels) {
    this.from = from;
    this.to = to;
    this.channels = channels;
    this.filter = new TriangleFilter(from, to);
  }

  /**
   * Resizes an image.
   *
   * @param images hold it at {@code position}, {@code [from, from, channels]}
   * @param target gets {@code [to, to, channels]} at {@code offset}
   */
  public void resample(byte[] images, int position, byte[] target, int offset) {
    int width = to * channels;
    float[] row = new float[from * channels];
    float[] narrow = new float[from * width];
    for (int y = 0; y < from; y++) {
      for (int i = 0; i < row.length; i++) {
        row[i] = images[position + y * row.length + i] & 0xff;
      }
      filter.along(row, channels, narrow, y * width);
    }
    double[] sums = new double[width];
    for (int y = 0; y < to; y++) {
      filter.across(y, narrow, sums);
      round(sums, target, offset + y * width);
    }
  }

  private static void round(double[] values, byte[] target, int offset) {
    for (int i = 0; i < values.length; i++) {
      target[offset + i] = (byte) Math.min(255, (int) (values[i] + 0.5));
    }
  }
}
