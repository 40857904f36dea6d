package org.gan4j.core.layer.pointwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.gan4j.core.testing.LayerCase;
import org.gan4j.core.testing.TestTape;
import org.junit.jupiter.api.Test;

final class DropoutTest {

  private static final int SIZE = 40_000;

  @Test
  void keepsTheMeanAndDropsTheStatedShare() {
    try (var dropout = ones(0.3)) {
      float[] values = dropout.train();
      long dropped = count(values, 0);

      assertThat(dropped + count(values, 1 / 0.7f)).isEqualTo(SIZE);
      // Four deviations of the share: sqrt(0.3 * 0.7 / 40000) = 0.0023.
      assertThat(dropped / (double) SIZE).isCloseTo(0.3, within(0.0092));
    }
  }

  @Test
  void inferenceIsTheIdentity() {
    try (var dropout = ones(0.9)) {
      assertThat(count(dropout.infer(), 1)).isEqualTo(SIZE);
    }
  }

  @Test
  void sameStreamDrawsTheSameMaskAndEachUseAnother() {
    try (var dropout = ones(0.5)) {
      assertThat(dropout.train()).isEqualTo(dropout.train());

      TestTape tape = dropout.graph.tape();
      var first = dropout.net.apply(tape, dropout.x);
      var second = dropout.net.apply(tape, dropout.x);
      float[] both = dropout.graph.run(dropout.graph.tf().math.mul(first, second));
      // Independent masks both keep a quarter of the values.
      assertThat(count(both, 4) / (double) SIZE).isCloseTo(0.25, within(0.0087));
    }
  }

  @Test
  void rateZeroAddsNoLayer() {
    try (var dropout = ones(0)) {
      assertThat(count(dropout.train(), 1)).isEqualTo(SIZE);
    }
  }

  @Test
  void rateOutsideItsRangeIsRefused() {
    for (float rate : new float[] {-0.1f, 1, Float.NaN}) {
      assertThatThrownBy(() -> new Dropout(rate))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("rate must be in [0, 1), found " + rate);
    }
  }

  private static LayerCase ones(double rate) {
    float[] ones = new float[SIZE];
    Arrays.fill(ones, 1);
    return new LayerCase(new long[] {100, SIZE / 100}, ones, net -> net.dropout(rate));
  }

  private static long count(float[] values, float value) {
    int count = 0;
    for (float found : values) {
      count += Math.abs(found - value) < 1e-6 ? 1 : 0;
    }
    return count;
  }
}
