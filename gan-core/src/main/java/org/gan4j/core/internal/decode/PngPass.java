package org.gan4j.core.internal.decode;

import java.util.List;

/**
 * A part of an image that is stored as an image of its own: all of it, or one of the seven passes
 * of Adam7 (PNG specification, 8.2).
 *
 * @param left the first column
 * @param top the first row
 * @param across every so many columns
 * @param down every so many rows
 */
record PngPass(int left, int top, int across, int down) {

  private static final List<PngPass> WHOLE = List.of(new PngPass(0, 0, 1, 1));

  private static final List<PngPass> ADAM7 =
      List.of(
          new PngPass(0, 0, 8, 8),
          new PngPass(4, 0, 8, 8),
          new PngPass(0, 4, 4, 8),
          new PngPass(2, 0, 4, 4),
          new PngPass(0, 2, 2, 4),
          new PngPass(1, 0, 2, 2),
          new PngPass(0, 1, 1, 2));

  /** The passes of an image in their order, without those that hold nothing. */
  static List<PngPass> of(PngHeader header) {
    return header.interlaced()
        ? ADAM7.stream().filter(pass -> pass.rows(header) > 0 && pass.columns(header) > 0).toList()
        : WHOLE;
  }

  /** Columns of it in an image. */
  int columns(PngHeader header) {
    return (header.width() - left + across - 1) / across;
  }

  /** Rows of it in an image. */
  int rows(PngHeader header) {
    return (header.height() - top + down - 1) / down;
  }

  /** Bytes of its rows, each with the filter's number before it. */
  int bytes(PngHeader header) {
    return Math.multiplyExact(rows(header), 1 + header.rowBytes(columns(header)));
  }
}
