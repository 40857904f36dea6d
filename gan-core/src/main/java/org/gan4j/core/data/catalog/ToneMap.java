package org.gan4j.core.data.catalog;

import org.gan4j.core.data.Images;
import org.gan4j.core.internal.colour.Luminance;

/**
 * A fixed, invertible change of colour and tone: grey level v becomes a colour on a smooth palette
 * that runs from pale yellow (v = 0) through teal to dark blue (v = 255), so that a white digit on
 * black becomes a dark one on a light ground. It is the known answer of the data sets {@code
 * mnist-tones} and {@code fashion-tones}.
 *
 * <p>With t = (v / 255)^0.8, the colour is (1 - t)^2 ground + 2 t (1 - t) middle + t^2 ink, each
 * component rounded to the nearest of 0..255, where ground = (255, 244, 200), middle = (70, 190,
 * 170) and ink = (16, 8, 64). Its luminance 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601) falls
 * strictly from 242 to 17, by at least 0.3 a level, so that the inverse is exact for all 256
 * levels.
 */
public final class ToneMap {

  private static final double GAMMA = 0.8;
  private static final int[] GROUND = {255, 244, 200};
  private static final int[] MIDDLE = {70, 190, 170};
  private static final int[] INK = {16, 8, 64};

  private static final int LEVELS = 256;
  private static final int[][] PALETTE = palette();
  private static final byte[] NEAREST = nearest();

  private ToneMap() {}

  /**
   * Colours grey images.
   *
   * @param grey {@code [count, height, width, 1 or 3]}; images of three channels are first
   *     converted by {@link Images#grey}
   * @return {@code [count, height, width, 3]}
   * @throws IllegalArgumentException if there are neither one nor three channels
   */
  public static Images apply(Images grey) {
    Images levels = grey.grey();
    byte[] toned = new byte[Math.multiplyExact(3, levels.pixels().length)];
    for (int i = 0; i < levels.pixels().length; i++) {
      int[] colour = PALETTE[Byte.toUnsignedInt(levels.pixels()[i])];
      for (int c = 0; c < 3; c++) {
        toned[3 * i + c] = (byte) colour[c];
      }
    }
    return new Images(levels.shape().withChannels(3), toned);
  }

  /**
   * Inverts {@link #apply}: each colour, on or off the palette, becomes the grey level whose colour
   * is nearest in luminance, and the higher level of two equally near.
   *
   * @param toned {@code [count, height, width, 3]}
   * @return {@code [count, height, width, 1]}
   * @throws IllegalArgumentException if there are not three channels
   */
  public static Images invert(Images toned) {
    if (toned.shape().channels() != 3) {
      throw new IllegalArgumentException("Expected three channels, found " + toned.shape());
    }
    byte[] grey = new byte[toned.pixels().length / 3];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = NEAREST[Luminance.thousandths(toned.pixels(), 3 * i)];
    }
    return new Images(toned.shape().withChannels(1), grey);
  }

  private static int[][] palette() {
    int[][] palette = new int[LEVELS][3];
    for (int v = 0; v < LEVELS; v++) {
      double t = StrictMath.pow(v / 255.0, GAMMA);
      for (int c = 0; c < 3; c++) {
        double value = (1 - t) * (1 - t) * GROUND[c] + 2 * t * (1 - t) * MIDDLE[c] + t * t * INK[c];
        palette[v][c] = (int) (value + 0.5);
      }
    }
    return palette;
  }

  /**
   * Returns the nearest level for every luminance in thousandths; luminance falls as the level
   * rises.
   */
  private static byte[] nearest() {
    int[] luminance = new int[LEVELS];
    for (int v = 0; v < LEVELS; v++) {
      luminance[v] = Luminance.thousandths(PALETTE[v][0], PALETTE[v][1], PALETTE[v][2]);
    }
    byte[] nearest = new byte[Luminance.WHITE + 1];
    int level = LEVELS - 1;
    for (int found = 0; found <= Luminance.WHITE; found++) {
      while (level > 0
          && Math.abs(luminance[level - 1] - found) < Math.abs(luminance[level] - found)) {
        level--;
      }
      nearest[found] = (byte) level;
    }
    return nearest;
  }
}
