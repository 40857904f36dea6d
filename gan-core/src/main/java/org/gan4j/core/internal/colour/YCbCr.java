package org.gan4j.core.internal.colour;

/**
 * YCbCr of full range (ITU-R BT.601, as JFIF has it) to RGB, in the whole-number arithmetic of
 * libjpeg: the factors 1.402, 0.34414, 0.71414 and 1.772 in 65536ths, and one rounding a component.
 */
public final class YCbCr {

  private static final int HALF = 1 << 15;

  // By what Cr adds to R, Cb and Cr to G (in 65536ths), and Cb to B.
  private static final int[] CR_TO_R = new int[256];
  private static final int[] CB_TO_G = new int[256];
  private static final int[] CR_TO_G = new int[256];
  private static final int[] CB_TO_B = new int[256];

  static {
    for (int k = 0; k < 256; k++) {
      int chroma = k - 128;
      CR_TO_R[k] = 91881 * chroma + HALF >> 16;
      CB_TO_G[k] = -22554 * chroma + HALF;
      CR_TO_G[k] = -46802 * chroma;
      CB_TO_B[k] = 116130 * chroma + HALF >> 16;
    }
  }

  private YCbCr() {}

  /**
   * Converts the first three samples of each pixel in place.
   *
   * @param samples {@code [n, step]}
   * @return them
   */
  public static byte[] toRgb(byte[] samples, int step) {
    for (int k = 0; k < samples.length; k += step) {
      int y = samples[k] & 0xff;
      int cb = samples[k + 1] & 0xff;
      int cr = samples[k + 2] & 0xff;
      samples[k] = clipped(y + CR_TO_R[cr]);
      samples[k + 1] = clipped(y + (CB_TO_G[cb] + CR_TO_G[cr] >> 16));
      samples[k + 2] = clipped(y + CB_TO_B[cb]);
    }
    return samples;
  }

  private static byte clipped(int value) {
    return (byte) Math.max(0, Math.min(255, value));
  }
}
