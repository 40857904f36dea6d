package org.gan4j.core.internal.colour;

/** Luminance of RGB: 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601). */
public final class Luminance {

  /** The largest in whole thousandths: that of white. */
  public static final int WHITE = 255_000;

  private Luminance() {}

  /**
   * In 0..255, as Pillow's {@code convert("L")} has it: the factors in 65536ths, rounded to the
   * nearest. 9040 of the 2^24 colours come out one off what the decimal factors would give.
   */
  public static int rounded(int red, int green, int blue) {
    return 19595 * red + 38470 * green + 7471 * blue + 0x8000 >> 16;
  }

  /** In whole thousandths. */
  public static int thousandths(int red, int green, int blue) {
    return 299 * red + 587 * green + 114 * blue;
  }

  /** In whole thousandths, that of the colour at {@code offset}. */
  public static int thousandths(byte[] pixels, int offset) {
    return thousandths(
        Byte.toUnsignedInt(pixels[offset]),
        Byte.toUnsignedInt(pixels[offset + 1]),
        Byte.toUnsignedInt(pixels[offset + 2]));
  }
}
