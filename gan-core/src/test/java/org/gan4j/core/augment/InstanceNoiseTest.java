package org.gan4j.core.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.ndarray.Shape;

final class InstanceNoiseTest {

  private static final int SIZE = 10_000;

  @ParameterizedTest
  @CsvSource({"1, 0.5", "51, 0.25", "91, 0.05", "101, 0", "500, 0"})
  void deviationFallsLinearlyToZero(float step, double expected) {
    try (var noisy =
        new Augmented(new InstanceNoise(0.5, 101), Shape.of(1, 100, 100, 1), new float[SIZE])) {
      float[] noise = noisy.graph.run(noisy.net.apply(noisy.graph.tape().at(step), noisy.x));
      double sum = 0;
      double squares = 0;
      for (float value : noise) {
        sum += value;
        squares += (double) value * value;
      }
      // Four deviations: of the mean 1 / 100, of the deviation 1 / sqrt(20000).
      assertThat(sum / SIZE).isCloseTo(0, within(0.04 * expected + 1e-12));
      assertThat(Math.sqrt(squares / SIZE)).isCloseTo(expected, within(0.029 * expected + 1e-12));
    }
  }

  @Test
  void numbersOutOfRangeAreRefusedByName() {
    assertThatThrownBy(() -> new InstanceNoise(0, 10))
        .hasMessage("deviation must be above 0, found 0.0");
    assertThatThrownBy(() -> new InstanceNoise(0.1, 1))
        .hasMessage("untilStep must be at least 2, found 1");
  }
}
