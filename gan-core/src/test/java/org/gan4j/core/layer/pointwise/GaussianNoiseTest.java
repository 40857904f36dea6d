package org.gan4j.core.layer.pointwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.gan4j.core.testing.LayerCase;
import org.gan4j.core.testing.TestTape;
import org.junit.jupiter.api.Test;

final class GaussianNoiseTest {

  private static final int SIZE = 40_000;

  @Test
  void addsNoiseOfTheStatedDeviation() {
    try (var noise = zeros(0.5)) {
      float[] values = noise.train();
      double mean = IntStream.range(0, SIZE).mapToDouble(i -> values[i]).sum() / SIZE;
      double square = IntStream.range(0, SIZE).mapToDouble(i -> values[i] * values[i]).sum() / SIZE;

      // Four deviations: 0.5 / sqrt(40000) = 0.0025, and 0.25 sqrt(2 / 40000) = 0.0018.
      assertThat(mean).isCloseTo(0, within(0.01));
      assertThat(square).isCloseTo(0.25, within(0.0071));
    }
  }

  @Test
  void inferenceIsTheIdentityAndDeviationZeroAddsNoLayer() {
    try (var noise = zeros(0.5);
        var none = zeros(0)) {
      assertThat(noise.infer()).containsOnly(0);
      assertThat(none.train()).containsOnly(0);
    }
  }

  @Test
  void eachUseDrawsAnother() {
    try (var noise = zeros(1)) {
      TestTape tape = noise.graph.tape();
      var first = noise.net.apply(tape, noise.x);
      var second = noise.net.apply(tape, noise.x);
      float[] product = noise.graph.run(noise.graph.tf().math.mul(first, second));
      // Independent draws: the products' mean is 0 with deviation 1 / sqrt(40000).
      double mean = IntStream.range(0, SIZE).mapToDouble(i -> product[i]).sum() / SIZE;
      assertThat(mean).isCloseTo(0, within(0.02));
    }
  }

  @Test
  void deviationThatIsNotPositiveIsRefused() {
    assertThatThrownBy(() -> new GaussianNoise(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("deviation must be above 0, found -1.0");
  }

  private static LayerCase zeros(double deviation) {
    return new LayerCase(
        new long[] {100, SIZE / 100}, new float[SIZE], net -> net.gaussianNoise(deviation));
  }
}
