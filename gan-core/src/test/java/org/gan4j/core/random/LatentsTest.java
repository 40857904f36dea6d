package org.gan4j.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

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
}
