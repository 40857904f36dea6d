package org.gan4j.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatentsTest {

  @Test
  void aSampleDoesNotDependOnHowManyAreDrawnWithIt() {
    Latents latents = new Latents(3, "samples/grid", 5);
    float[] all = latents.of(0, 20);
    assertThat(latents.of(7, 4)).isEqualTo(Arrays.copyOfRange(all, 35, 55));
  }

  @Test
  void seedAndStreamDecideThem() {
    float[] latents = new Latents(3, "samples/grid", 5).of(0, 4);
    assertThat(new Latents(4, "samples/grid", 5).of(0, 4)).isNotEqualTo(latents);
    assertThat(new Latents(3, "samples/files", 5).of(0, 4)).isNotEqualTo(latents);
  }

  /**
   * Mean and variance of 50000 draws: standard errors 0.0045 and 0.0063, bounds five times that.
   */
  @Test
  void theyAreStandardNormal() {
    float[] latents = new Latents(3, "samples/grid", 50).of(0, 1000);
    double mean = 0;
    double square = 0;
    for (float value : latents) {
      mean += value / latents.length;
      square += (double) value * value / latents.length;
    }
    assertThat(mean).isCloseTo(0, within(0.023));
    assertThat(square).isCloseTo(1, within(0.032));
  }

  @Test
  void truncatedOnesLieInsideAndAreOtherwiseTheSameDraws() {
    float[] all = new Latents(3, "samples/grid", 50).of(0, 1000);
    float[] wide = truncated(8).of(0, 1000);
    float[] narrow = truncated(0.5).of(0, 1000);

    assertThat(wide).isEqualTo(all);
    assertThat(narrow).hasSameSizeAs(all);
    for (float value : narrow) {
      assertThat(Math.abs(value)).isLessThanOrEqualTo(0.5f);
    }
    assertThat(truncated(0.5).of(7, 4)).isEqualTo(Arrays.copyOfRange(narrow, 350, 550));
  }

  /**
   * The variance of a standard normal truncated to [-T, T] is 1 - 2 T phi(T) / (2 Phi(T) - 1)
   * (Johnson, Kotz and Balakrishnan 1994, section 13.10.1): 0.2911 at T = 1. The standard error of
   * 50000 draws is below 0.0013; the bound is five times that.
   */
  @Test
  void truncationLeavesTheVarianceOfATruncatedNormal() {
    double square = 0;
    for (float value : truncated(1).of(0, 1000)) {
      square += (double) value * value / 50_000;
    }
    assertThat(square).isCloseTo(0.2911, within(0.0065));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 0.009, Double.NaN, Double.POSITIVE_INFINITY})
  void truncationThatLeavesNothingIsRefused(double truncation) {
    assertThatThrownBy(() -> truncated(truncation))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("truncation must be in [0.01, infinity), found " + truncation);
  }

  private static Latents truncated(double truncation) {
    return new Latents(3, "samples/grid", 50, OptionalDouble.of(truncation));
  }
}
