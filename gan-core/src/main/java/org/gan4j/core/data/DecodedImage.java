package org.gan4j.core.data;

/**
 * An image of which rows can be had as grey or RGB in 0..255: samples as stored (embedded colour
 * profiles and gamma are not applied), deeper than 8 bits scaled down, transparent pixels laid over
 * white, grey from colour as 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601), colour from grey by
 * repeating it.
 */
interface DecodedImage {

  int width();

  int height();

  /**
   * Fills a part of a row.
   *
   * @param y the row
   * @param left its first column
   * @param channels 1 or 3
   * @param values {@code [columns, channels]}
   */
  void read(int y, int left, int channels, float[] values);

  /**
   * Copies a part of a row as it is stored, if that is what {@link #read} gives.
   *
   * @param pixels gets {@code length} values at {@code offset}
   * @return whether it is; if not, nothing has been copied
   */
  default boolean copy(int y, int left, int channels, byte[] pixels, int offset, int length) {
    return false;
  }

  /**
   * Decodes a PNG or JPEG file. Plain PNG files, of 8 bits a sample without palette or passes, are
   * decoded here, which is several times as fast; all others, and those in which this finds fault,
   * by the Java runtime. The values are the same.
   *
   * @throws org.gan4j.core.InputException as {@link EncodedImage#decode}
   */
  static DecodedImage of(EncodedImage file) {
    return PngImage.of(file).orElseGet(() -> new RasterImage(file.decode()));
  }

  /** Writes one pixel over white. */
  static void put(float r, float g, float b, float alpha, int x, int channels, float[] values) {
    float red = overWhite(r, alpha);
    float green = overWhite(g, alpha);
    float blue = overWhite(b, alpha);
    if (channels == 1) {
      // Equal components are grey already: the weighted sum would round them in float.
      boolean grey = red == green && green == blue;
      values[x] = grey ? red : 0.299f * red + 0.587f * green + 0.114f * blue;
    } else {
      values[3 * x] = red;
      values[3 * x + 1] = green;
      values[3 * x + 2] = blue;
    }
  }

  private static float overWhite(float value, float alpha) {
    return alpha == 255f ? value : (value * alpha + 255f * (255f - alpha)) / 255f;
  }
}
