package org.gan4j.core.layer.norm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.gan4j.core.testing.LayerCase.counting;
import static org.gan4j.core.testing.LayerCase.shape;

import org.gan4j.core.InputException;
import org.gan4j.core.layer.NetworkBuilder;
import org.junit.jupiter.api.Test;

/** Layer and instance normalisation: by the example's own values, in training and inference. */
final class ExampleNormTest {

  @Test
  void layerNormNormalisesEachExampleOverAllItsValues() {
    // Each example has the values a + 1..8: deviations -3.5..3.5, variance 5.25.
    try (var norm = counting(shape(2, 2, 2, 2), NetworkBuilder::layerNorm)) {
      float[] expected = new float[16];
      for (int i = 0; i < 16; i++) {
        expected[i] = (float) ((i % 8 - 3.5) / Math.sqrt(5.25 + 1e-5));
      }
      assertThat(norm.infer()).containsExactly(expected, within(2e-5f));
      assertThat(norm.train()).isEqualTo(norm.infer());
    }
  }

  @Test
  void layerNormScalesAndShiftsEachChannel() {
    try (var norm =
        counting(shape(1, 2, 1, 2), NetworkBuilder::layerNorm).weight(0, 1, 2).weight(1, 0, 10)) {
      float unit = (float) (1 / Math.sqrt(1.25 + 1e-5)); // of 1, 2, 3, 4
      assertThat(norm.infer())
          .containsExactly(
              new float[] {-1.5f * unit, 10 - unit, 0.5f * unit, 10 + 3 * unit}, within(1e-5f));
    }
  }

  @Test
  void instanceNormNormalisesEachChannelOfEachExample() {
    // Channels of example one: 1, 3, 5, 7 and 2, 4, 6, 8; variance 5 all four times.
    try (var norm = counting(shape(2, 2, 2, 2), NetworkBuilder::instanceNorm)) {
      float[] expected = new float[16];
      for (int i = 0; i < 16; i++) {
        expected[i] = (float) ((i % 8 / 2 * 2 - 3) / Math.sqrt(5 + 1e-5));
      }
      assertThat(norm.infer()).containsExactly(expected, within(2e-5f));
      assertThat(norm.train()).isEqualTo(norm.infer());
    }
  }

  @Test
  void instanceNormOfTheOnlyExampleIsThatOfOneAmongOthers() {
    float unit = (float) (1 / Math.sqrt(5 + 1e-5));
    float[] expected = new float[8];
    for (int i = 0; i < 8; i++) {
      expected[i] = (i / 2 * 2 - 3) * unit;
    }
    try (var plain = counting(shape(1, 2, 2, 2), net -> net.add(InstanceNorm.plain()))) {
      assertThat(plain.train()).containsExactly(expected, within(2e-5f));
    }
    try (var scaled =
        counting(shape(1, 2, 2, 2), NetworkBuilder::instanceNorm)
            .weight(0, 1, 2)
            .weight(1, 0, 10)) {
      for (int i = 1; i < 8; i += 2) {
        expected[i] = 10 + 2 * expected[i];
      }
      assertThat(scaled.train()).containsExactly(expected, within(2e-5f));
    }
  }

  @Test
  void instanceNormOfAVectorIsRefused() {
    assertThatThrownBy(() -> counting(shape(1, 8), NetworkBuilder::instanceNorm))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "layer 'net/instance_norm': expected a map [height, width, channels], found [8]. "
                + "Put reshape(height, width, channels) before it.");
  }
}
