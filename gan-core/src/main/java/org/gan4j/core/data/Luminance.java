package org.gan4j.core.data;

/** Luminance of RGB in whole thousandths: 299 R + 587 G + 114 B (ITU-R BT.601). */
final class Luminance {

  /** The largest: that of white. */
  static final int WHITE = 255_000;

  private Luminance() {}

  static int thousandths(int red, int green, int blue) {
    return 299 * red + 587 * green + 114 * blue;
  }

  /** That of the colour at {@code offset}. */
  static int thousandths(byte[] pixels, int offset) {
    return thousandths(
        Byte.toUnsignedInt(pixels[offset]),
        Byte.toUnsignedInt(pixels[offset + 1]),
        Byte.toUnsignedInt(pixels[offset + 2]));
  }
}
