package org.gan4j.core.data.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.core.internal.colour.Luminance;
import org.junit.jupiter.api.Test;

class ToneMapTest {

  private static Images levels() {
    byte[] levels = new byte[256];
    for (int v = 0; v < 256; v++) {
      levels[v] = (byte) v;
    }
    return new Images(new ImageShape(16, 16, 1), levels);
  }

  private static Images colour(int red, int green, int blue) {
    return new Images(new ImageShape(1, 1, 3), new byte[] {(byte) red, (byte) green, (byte) blue});
  }

  private static int invert(int red, int green, int blue) {
    return Byte.toUnsignedInt(ToneMap.invert(colour(red, green, blue)).pixels()[0]);
  }

  @Test
  void paletteIsTheOneOfTheFormula() {
    byte[] toned = ToneMap.apply(levels()).pixels();

    // By the formula of the Javadoc, in Python.
    int[][] expected = {
      {0, 255, 244, 200},
      {1, 251, 243, 199},
      {64, 147, 194, 172},
      {128, 85, 139, 140},
      {200, 39, 68, 99},
      {254, 16, 9, 65},
      {255, 16, 8, 64}
    };
    for (int[] level : expected) {
      for (int c = 0; c < 3; c++) {
        assertThat(Byte.toUnsignedInt(toned[3 * level[0] + c])).isEqualTo(level[1 + c]);
      }
    }
  }

  @Test
  void luminanceFallsWithEveryLevelByThreeTenthsOrMore() {
    byte[] toned = ToneMap.apply(levels()).pixels();
    for (int v = 1; v < 256; v++) {
      assertThat(Luminance.thousandths(toned, 3 * (v - 1)) - Luminance.thousandths(toned, 3 * v))
          .as("level " + v)
          .isGreaterThanOrEqualTo(299);
    }
  }

  @Test
  void inverseIsExactForEveryLevel() {
    Images toned = ToneMap.apply(levels());

    assertThat(toned.shape()).isEqualTo(new ImageShape(16, 16, 3));
    assertThat(ToneMap.invert(toned).shape()).isEqualTo(new ImageShape(16, 16, 1));
    assertThat(ToneMap.invert(toned).pixels()).isEqualTo(levels().pixels());
  }

  @Test
  void greyInThreeChannelsIsTheSameGrey() {
    assertThat(ToneMap.apply(levels().rgb()).pixels()).isEqualTo(ToneMap.apply(levels()).pixels());
  }

  @Test
  void coloursOffThePaletteBecomeTheLevelNearestInLuminance() {
    assertThat(invert(255, 255, 255)).isZero();
    assertThat(invert(0, 0, 0)).isEqualTo(255);
    // Level 200 is (39, 68, 99), luminance 62.863; the grey nearest to it has another colour.
    assertThat(invert(63, 63, 63)).isEqualTo(200);
  }

  @Test
  void otherNumbersOfChannelsAreRefused() {
    assertThatThrownBy(() -> ToneMap.invert(levels()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Expected three channels, found 16x16x1");
    Images two = new Images(new ImageShape(1, 1, 2), new byte[2]);
    assertThatThrownBy(() -> ToneMap.apply(two))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Expected grey or RGB images, found 1x1x2");
  }
}
