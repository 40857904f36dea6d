package org.gan4j.core.internal.resample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SquareResamplerTest {

  @Test
  void sameSizeIsTheImageItself() {
    int[] image = {0, 1, 2, 77, 128, 200, 253, 254, 255};
    assertThat(resample(image, 3, 3)).containsExactly(image);
  }

  @Test
  void doublingIsBilinearWithHalfPixelCentres() {
    // Along a row, outputs lie at -1/4, 1/4, 3/4, 5/4 between input centres 0 and 1.
    int[] image = {0, 100, 0, 100};
    assertThat(resample(image, 2, 4))
        .containsExactly(0, 25, 75, 100, 0, 25, 75, 100, 0, 25, 75, 100, 0, 25, 75, 100);
  }

  @Test
  void halvingWeighsEveryInputPixel() {
    // Output 0 is centred at 1.0 with support 2: weights 3/4, 3/4, 1/4 over pixels 0..2, normalised
    // to 3/7, 3/7, 1/7; output 1 mirrors it. Rows are equal, so columns change nothing.
    int[] row = {70, 140, 210, 0};
    int[] image = new int[16];
    for (int y = 0; y < 4; y++) {
      System.arraycopy(row, 0, image, 4 * y, 4);
    }
    // 70*3/7 + 140*3/7 + 210/7 = 120; 140/7 + 210*3/7 + 0 = 110.
    assertThat(resample(image, 4, 2)).containsExactly(120, 110, 120, 110);
  }

  @ParameterizedTest
  @CsvSource({"28,64,255", "28,33,255", "500,7,255", "31,32,1", "7,3,254"})
  void flatImagesStayFlat(int from, int to, int value) {
    int[] image = new int[from * from];
    Arrays.fill(image, value);
    assertThat(resample(image, from, to)).containsOnly(value);
  }

  @Test
  void channelsDoNotMix() {
    byte[] target = new byte[3 * 4];
    new SquareResampler(1, 2, 3).resample(new byte[] {10, 20, 30}, 0, target, 0);
    assertThat(target).containsExactly(10, 20, 30, 10, 20, 30, 10, 20, 30, 10, 20, 30);
  }

  private static int[] resample(int[] image, int from, int to) {
    byte[] target = new byte[to * to];
    byte[] pixels = new byte[image.length];
    for (int i = 0; i < image.length; i++) {
      pixels[i] = (byte) image[i];
    }
    new SquareResampler(from, to, 1).resample(pixels, 0, target, 0);
    int[] result = new int[target.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = Byte.toUnsignedInt(target[i]);
    }
    return result;
  }

  @ParameterizedTest
  @CsvSource({"1,5,3", "5,1,1", "17,4,3", "4,17,3", "64,64,3", "61,64,1", "178,64,3", "9,8,1"})
  void everySumIsThatOfTheFormulaToTheLastBit(int from, int to, int channels) {
    Random random = new Random(from * 100 + to);
    byte[] pixels = new byte[1 + from * from * channels];
    random.nextBytes(pixels);
    float[][] image = new float[from][from * channels];
    for (int y = 0; y < from; y++) {
      for (int i = 0; i < from * channels; i++) {
        image[y][i] = pixels[1 + y * from * channels + i] & 0xff;
      }
    }
    byte[] target = new byte[2 + to * to * channels];
    new SquareResampler(from, to, channels).resample(pixels, 1, target, 2);

    for (int y = 0; y < to; y++) {
      for (int x = 0; x < to; x++) {
        for (int c = 0; c < channels; c++) {
          int expected = (int) Math.min(255, filtered(image, y, x, c, channels, to) + 0.5);
          assertThat(target[2 + (y * to + x) * channels + c]).isEqualTo((byte) expected);
        }
      }
    }
  }

  /** The class comment of {@link TriangleFilter}, one output value at a time. */
  private static double filtered(float[][] image, int y, int x, int c, int channels, int to) {
    double[] down = weights(image.length, to, y);
    double[] across = weights(image.length, to, x);
    double sum = 0;
    for (int i = 0; i < image.length; i++) {
      double row = 0;
      for (int j = 0; j < image.length; j++) {
        row += across[j] * image[i][j * channels + c];
      }
      sum += down[i] * (float) row;
    }
    return sum;
  }

  private static double[] weights(int from, int to, int output) {
    double scale = (double) from / to;
    double support = Math.max(1, scale);
    double centre = (output + 0.5) * scale;
    double[] weights = new double[from];
    double sum = 0;
    for (int i = 0; i < from; i++) {
      weights[i] = Math.max(0, 1 - Math.abs(i + 0.5 - centre) / support);
      sum += weights[i];
    }
    for (int i = 0; i < from; i++) {
      weights[i] /= sum;
    }
    return weights;
  }
}
