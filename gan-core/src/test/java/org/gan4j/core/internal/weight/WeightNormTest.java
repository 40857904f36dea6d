package org.gan4j.core.internal.weight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gan4j.core.testing.LayerCase.shape;

import org.gan4j.core.testing.LayerCase;
import org.junit.jupiter.api.Test;

final class WeightNormTest {

  private static final float ROOT = (float) Math.sqrt(2);

  @Test
  void columnsOfADenseKernelBeginWithLengthRootTwo() {
    // Columns (3, 4) and (5, 12) have lengths 5 and 13; the input picks the first row.
    try (var dense = dense().weight(0, 3, 5, 4, 12)) {
      assertThat(dense.infer())
          .containsExactly(new float[] {ROOT * 3 / 5, ROOT * 5 / 13}, within(1e-6f));
      assertThat(dense.train()).isEqualTo(dense.infer());
    }
  }

  @Test
  void lengthIsTrainedApartFromDirection() {
    try (var dense = dense().weight(0, 3, 5, 4, 12).weight(1, 10, 26)) {
      assertThat(dense.infer()).containsExactly(new float[] {6, 10}, within(1e-5f));
    }
    try (var scaled = dense().weight(0, 30, 0.5f, 40, 1.2f).weight(1, 10, 26)) {
      assertThat(scaled.infer()).containsExactly(new float[] {6, 10}, within(1e-5f));
    }
  }

  @Test
  void fixedLengthIsNoWeight() {
    try (var dense =
        new LayerCase(
                shape(1, 2), new float[] {1, 0}, net -> net.weightNorm(5).bias(false).dense(2))
            .weight(0, 3, 5, 4, 12)) {
      assertThat(dense.net.weights()).hasSize(1);
      assertThat(dense.infer()).containsExactly(new float[] {3, 25f / 13}, within(1e-5f));
    }
  }

  @Test
  void convolutionHasOneLengthAnOutputChannel() {
    try (var conv =
        new LayerCase(
                shape(1, 2, 2, 1),
                new float[] {1, 0, 0, 0},
                net -> net.weightNorm().bias(false).convValid(2, 2, 1))
            // [2, 2, 1, 2]: the first channel is 1, 1, 1, 1, the second 2, 0, 0, 0.
            .weight(0, 1, 2, 1, 0, 1, 0, 1, 0)
            .weight(1, 4, 3)) {
      assertThat(conv.infer()).containsExactly(new float[] {2, 3}, within(1e-5f));
    }
  }

  private static LayerCase dense() {
    return new LayerCase(
        shape(1, 2), new float[] {1, 0}, net -> net.weightNorm().bias(false).dense(2));
  }
}
