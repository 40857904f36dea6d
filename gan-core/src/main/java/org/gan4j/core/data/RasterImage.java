package org.gan4j.core.data;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Arrays;

/**
 * An image as the Java runtime decodes it.
 *
 * @param image of any kind
 */
record RasterImage(BufferedImage image) implements DecodedImage {

  @Override
  public int width() {
    return image.getWidth();
  }

  @Override
  public int height() {
    return image.getHeight();
  }

  @Override
  public void read(int y, int left, int channels, float[] values) {
    int width = values.length / channels;
    boolean palette = image.getColorModel() instanceof IndexColorModel;
    float[][] rgba = palette ? paletteRow(y, left, width) : sampleRow(y, left, width);
    for (int x = 0; x < width; x++) {
      DecodedImage.put(rgba[0][x], rgba[1][x], rgba[2][x], rgba[3][x], x, channels, values);
    }
  }

  private float[][] paletteRow(int y, int left, int width) {
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

  private float[][] sampleRow(int y, int left, int width) {
    ColorModel model = image.getColorModel();
    boolean grey = model.getNumColorComponents() == 1;
    float[] first = band(y, left, width, 0);
    float[] alpha =
        model.hasAlpha() ? band(y, left, width, model.getNumColorComponents()) : opaque(width);
    return grey
        ? new float[][] {first, first, first, alpha}
        : new float[][] {first, band(y, left, width, 1), band(y, left, width, 2), alpha};
  }

  private float[] band(int y, int left, int width, int band) {
    Raster raster = image.getRaster();
    float[] values = new float[width];
    if (raster.getSampleModel() instanceof ComponentSampleModel model
        && raster.getTransferType() == DataBuffer.TYPE_BYTE
        && raster.getSampleModelTranslateX() == 0
        && raster.getSampleModelTranslateY() == 0) {
      copy(
          model,
          (DataBufferByte) raster.getDataBuffer(),
          model.getOffset(left, y, band),
          values,
          model.getBankIndices()[band]);
      return values;
    }
    int[] samples = raster.getSamples(left, y, width, 1, band, (int[]) null);
    float scale = 255f / ((1 << raster.getSampleModel().getSampleSize(band)) - 1);
    for (int x = 0; x < width; x++) {
      values[x] = samples[x] * scale;
    }
    return values;
  }

  private static void copy(
      ComponentSampleModel model, DataBufferByte buffer, int from, float[] values, int bank) {
    byte[] samples = buffer.getData(bank);
    int at = from + buffer.getOffsets()[bank];
    for (int x = 0; x < values.length; x++) {
      values[x] = samples[at] & 0xff;
      at += model.getPixelStride();
    }
  }

  private static float[] opaque(int width) {
    float[] alpha = new float[width];
    Arrays.fill(alpha, 255f);
    return alpha;
  }
}
