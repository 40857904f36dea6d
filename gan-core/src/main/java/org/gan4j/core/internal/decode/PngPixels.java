package org.gan4j.core.internal.decode;

/** From the samples of a PNG file to pixels of 8 bits, grey or RGB, as Pillow does it. */
final class PngPixels {

  private final PngHeader header;
  private final byte[] palette;

  /**
   * @param palette 256 colours, if the image has one
   */
  PngPixels(PngHeader header, byte[] palette) {
    this.header = header;
    this.palette = palette;
  }

  /** 1 for grey, with or without alpha, else 3. */
  int channels() {
    return header.isGrey() ? 1 : 3;
  }

  /** Writes the pixels of a pass, whose restored rows begin at {@code from}, into the image. */
  void copy(PngPass pass, byte[] rows, int from, byte[] target) {
    int columns = pass.columns(header);
    int length = header.rowBytes(columns);
    for (int y = 0; y < pass.rows(header); y++) {
      int row = from + y * (1 + length) + 1;
      int line = (pass.top() + y * pass.down()) * header.width() + pass.left();
      if (isPlain(pass)) {
        System.arraycopy(rows, row, target, line * channels(), length);
        continue;
      }
      for (int x = 0; x < columns; x++) {
        put(rows, row, x, target, (line + x * pass.across()) * channels());
      }
    }
  }

  /** Returns whether rows are stored as they are wanted. */
  private boolean isPlain(PngPass pass) {
    boolean pixels = header.depth() == 8 && header.samples() == channels() && !header.isPalette();
    return pixels && pass.across() == 1;
  }

  private void put(byte[] rows, int row, int x, byte[] target, int to) {
    if (header.isPalette()) {
      System.arraycopy(palette, 3 * packed(rows, row, x), target, to, 3);
    } else if (header.depth() < 8) {
      target[to] = (byte) (packed(rows, row, x) * 255 / ((1 << header.depth()) - 1));
    } else {
      int bytes = header.depth() / 8;
      int at = row + x * header.samples() * bytes;
      for (int c = 0; c < channels(); c++) {
        target[to + c] = rows[at + c * bytes];
      }
      if (header.depth() == 16 && header.colour() == 0 && rows[at] == 0) {
        target[to] = rows[at + 1];
      } else if (header.depth() == 16 && header.colour() == 0) {
        target[to] = (byte) 255;
      }
    }
  }

  /** A sample of 8 bits or less, of which there is one a pixel. */
  private int packed(byte[] rows, int row, int x) {
    int bit = x * header.depth();
    int shift = 8 - header.depth() - bit % 8;
    return rows[row + bit / 8] >> shift & (1 << header.depth()) - 1;
  }
}
