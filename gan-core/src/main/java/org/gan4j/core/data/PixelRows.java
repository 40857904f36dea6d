package org.gan4j.core.data;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Arrays;

/**
 * A decoded image, or its centre square, row by row, as grey or RGB in 0..255: samples as stored
 * (embedded colour profiles and gamma are not applied), deeper than 8 bits scaled down, transparent
 * pixels laid over white, grey from colour as 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601), colour
 * from grey by repeating it.
 */
final class PixelRows implements SquareResampler.Rows {

  private final BufferedImage image;
  private final int height;
  private final int width;
  private final int left;
  private final int top;
  private final int channels;

  private PixelRows(BufferedImage image, int height, int width, int channels) {
    this.image = image;
    this.channels = channels;
    this.height = height;
    this.width = width;
    this.left = (image.getWidth() - width) / 2;
    this.top = (image.getHeight() - height) / 2;
  }

  /** The centre square. */
  static PixelRows square(BufferedImage image, int channels) {
    int side = Math.min(image.getWidth(), image.getHeight());
    return new PixelRows(image, side, side, channels);
  }

  /** All of it. */
  static PixelRows whole(BufferedImage image, int channels) {
    return new PixelRows(image, image.getHeight(), image.getWidth(), channels);
  }

  int width() {
    return width;
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
    boolean palette = image.getColorModel() instanceof IndexColorModel;
    float[][] rgba = palette ? paletteRow(top + row) : sampleRow(top + row);
    for (int x = 0; x < width; x++) {
      float r = overWhite(rgba[0][x], rgba[3][x]);
      float g = overWhite(rgba[1][x], rgba[3][x]);
      float b = overWhite(rgba[2][x], rgba[3][x]);
      if (channels == 1) {
        // Equal components are grey already: the weighted sum would round them in float.
        values[x] = r == g && g == b ? r : 0.299f * r + 0.587f * g + 0.114f * b;
      } else {
        values[3 * x] = r;
        values[3 * x + 1] = g;
        values[3 * x + 2] = b;
      }
    }
  }

  private static float overWhite(float value, float alpha) {
    return alpha == 255f ? value : (value * alpha + 255f * (255f - alpha)) / 255f;
  }

  private float[][] paletteRow(int y) {
    int[] argb = image.getRGB(left, y, width, 1, null, 0, width);
    float[][] rgba = new float[4][width];
    for (int x = 0; x < width; x++) {
      rgba[0][x] = argb[x] >> 16 & 0xff;
      rgba[1][x] = argb[x] >> 8 & 0xff;
      rgba[2][x] = argb[x] & 0xff;
      rgba[3][x] = argb[x] >>> 24;
    }
    return rgba;
  }

  private float[][] sampleRow(int y) {
    ColorModel model = image.getColorModel();
    boolean grey = model.getNumColorComponents() == 1;
    float[] first = band(y, 0);
    float[] alpha = model.hasAlpha() ? band(y, model.getNumColorComponents()) : opaque();
    return grey
        ? new float[][] {first, first, first, alpha}
        : new float[][] {first, band(y, 1), band(y, 2), alpha};
  }

  private float[] band(int y, int band) {
    Raster raster = image.getRaster();
    int[] samples = raster.getSamples(left, y, width, 1, band, (int[]) null);
    float scale = 255f / ((1 << raster.getSampleModel().getSampleSize(band)) - 1);
    float[] values = new float[width];
    for (int x = 0; x < width; x++) {
      values[x] = samples[x] * scale;
    }
    return values;
  }

  private float[] opaque() {
    float[] alpha = new float[width];
    Arrays.fill(alpha, 255f);
    return alpha;
  }
}
