package org.gan4j.eval.image.decode;

/**
 * Inverted CMYK, as Adobe's JPEG files hold it, to RGB in Pillow's whole-number arithmetic: R = (1
 * - C)(1 - K), and so on. YCCK holds the inverse of C, M and Y as YCbCr (ITU-R BT.601, full range).
 */
final class Cmyk {

  private Cmyk() {}

  /**
   * @param samples {@code [n, 4]}, as coded
   * @param inverseLuminance whether they are YCCK
   * @return {@code [n, 3]}
   */
  static byte[] toRgb(byte[] samples, boolean inverseLuminance) {
    byte[] rgb = new byte[samples.length / 4 * 3];
    int[] inverse = new int[3]; // 255 - C, 255 - M, 255 - Y
    for (int k = 0; k < samples.length / 4; k++) {
      for (int c = 0; c < 3; c++) {
        inverse[c] = samples[4 * k + c] & 0xff;
      }
      if (inverseLuminance) {
        toCmy(inverse);
      }
      int light = samples[4 * k + 3] & 0xff;
      for (int c = 0; c < 3; c++) {
        rgb[3 * k + c] = (byte) (light - share(255 - inverse[c], light));
      }
    }
    return rgb;
  }

  /** a b / 255, rounded to the nearest. */
  private static int share(int a, int b) {
    int product = a * b + 128;
    return ((product >> 8) + product) >> 8;
  }

  /** From YCbCr to the coded C, M and Y, which are the inverse of its R, G and B. */
  private static void toCmy(int[] ycc) {
    int y = ycc[0];
    int cb = ycc[1] - 128;
    int cr = ycc[2] - 128;
    ycc[0] = 255 - clipped(y + (91881 * cr + 32768 >> 16));
    ycc[1] = 255 - clipped(y + (-22554 * cb - 46802 * cr + 32768 >> 16));
    ycc[2] = 255 - clipped(y + (116130 * cb + 32768 >> 16));
  }

  private static int clipped(int value) {
    return Math.max(0, Math.min(255, value));
  }
}
