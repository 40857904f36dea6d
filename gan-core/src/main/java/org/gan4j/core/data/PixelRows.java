package org.gan4j.core.data;

/**
 * A part of a decoded image, row by row, as grey or RGB in 0..255.
 *
 * @param image any
 * @param left the first column
 * @param top the first row
 * @param width columns
 * @param height rows
 * @param channels 1 or 3
 */
record PixelRows(DecodedImage image, int left, int top, int width, int height, int channels)
    implements SquareResampler.Rows {

  /** All of an image. */
  static PixelRows whole(DecodedImage image, int channels) {
    return new PixelRows(image, 0, 0, image.width(), image.height(), channels);
  }

  /** The columns {@code [from, from + count)} of these. */
  PixelRows columns(int from, int count) {
    return new PixelRows(image, left + from, top, count, height, channels);
  }

  /** The centre square; the larger margin is at the right or bottom where they differ by one. */
  PixelRows square() {
    int side = Math.min(width, height);
    return new PixelRows(
        image, left + (width - side) / 2, top + (height - side) / 2, side, side, channels);
  }

  /** Copies all rows as they are stored, if their values are whole numbers already. */
  boolean copy(byte[] pixels, int offset) {
    int length = width * channels;
    for (int y = 0; y < height; y++) {
      if (!image.copy(top + y, left, channels, pixels, offset + y * length, length)) {
        return false;
      }
    }
    return true;
  }

  /** Every row, rounded to the nearest of 0..255. */
  Images toImages() {
    Images images =
        new Images(new ImageShape(height, width, channels), new byte[height * width * channels]);
    float[] row = new float[width * channels];
    for (int y = 0; y < height; y++) {
      read(y, row);
      for (int i = 0; i < row.length; i++) {
        images.pixels()[y * row.length + i] = (byte) Math.min(255, (int) (row[i] + 0.5f));
      }
    }
    return images;
  }

  @Override
  public void read(int row, float[] values) {
    image.read(top + row, left, channels, values);
  }
}
