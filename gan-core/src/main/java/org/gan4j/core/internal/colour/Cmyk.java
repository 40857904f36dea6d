package org.gan4j.core.internal.colour;

/**
 * Inverted CMYK, as Adobe's JPEG files hold it, to RGB in Pillow's whole-number arithmetic: R = (1
 * - C)(1 - K), and so on.
 */
public final class Cmyk {

  private Cmyk() {}

  /**
   * Converts pixels.
   *
   * @param samples {@code [n, 4]}: 255 less C, M, Y and K; they may be overwritten
   * @param ycck whether the first three are coded as YCbCr instead, of C, M and Y themselves
   * @return {@code [n, 3]}
   */
  public static byte[] toRgb(byte[] samples, boolean ycck) {
    if (ycck) {
      YCbCr.toRgb(samples, 4);
    }
    byte[] rgb = new byte[samples.length / 4 * 3];
    for (int k = 0; k < samples.length / 4; k++) {
      int light = samples[4 * k + 3] & 0xff;
      for (int c = 0; c < 3; c++) {
        int sample = samples[4 * k + c] & 0xff;
        rgb[3 * k + c] = (byte) (light - share(ycck ? sample : 255 - sample, light));
      }
    }
    return rgb;
  }

  /** a b / 255, rounded to the nearest. */
  private static int share(int a, int b) {
    int product = a * b + 128;
    return ((product >> 8) + product) >> 8;
  }
}
