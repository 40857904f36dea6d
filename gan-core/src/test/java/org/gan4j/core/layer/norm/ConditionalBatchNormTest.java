package org.gan4j.core.layer.norm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.gan4j.core.InputException;
import org.gan4j.core.testing.LayerCase;
import org.gan4j.core.testing.TestTape;
import org.junit.jupiter.api.Test;

/** Two channels, 1, 3, 5, 7 (mean 4, variance 5) and 0, 0, 0, 8 (2, 12); labels 0, 1, 1, 0. */
final class ConditionalBatchNormTest {

  private static final float[] BATCH = {1, 0, 3, 0, 5, 0, 7, 8};
  private static final int[] LABELS = {0, 1, 1, 0};

  @Test
  void eachExampleIsScaledByOnePlusItsLabelsRowAndShifted() {
    for (long[] shape : new long[][] {{4, 2}, {4, 1, 1, 2}}) {
      try (var norm = new LayerCase(shape, BATCH, net -> net.conditionalBatchNorm(2))) {
        norm.weight(0, 0, 1, 2, -1).weight(1, 0, 10, 20, 30);
        assertThat(train(norm, LABELS))
            .containsExactly(
                new float[] {
                  -3 / root(5),
                  -2 / root(12) * 2 + 10,
                  -1 / root(5) * 3 + 20,
                  30,
                  1 / root(5) * 3 + 20,
                  30,
                  3 / root(5),
                  6 / root(12) * 2 + 10
                },
                within(1e-5f));
      }
    }
  }

  @Test
  void labelsMatterFromTheFirstStepAndScalesBeginNearOne() {
    try (var norm = new LayerCase(new long[] {4, 2}, BATCH, net -> net.conditionalBatchNorm(2))) {
      float[] first = train(norm, LABELS);
      assertThat(first).isNotEqualTo(train(norm, 1, 0, 0, 1));
      assertThat(first[0]).isCloseTo(-3 / root(5), within(0.2f));
      assertThat(norm.net.usesLabels()).isTrue();
      assertThat(norm.net.parameterCount()).isEqualTo(2 * 2 * 2);
    }
  }

  @Test
  void inferenceUsesTheAveragesThatTrainingMoves() {
    try (var norm = new LayerCase(new long[] {4, 2}, BATCH, net -> net.conditionalBatchNorm(2))) {
      TestTape tape = norm.graph.tape();
      norm.net.apply(tape, norm.x, norm.graph.tf().constant(LABELS));
      norm.graph.write(tape);
      // As in BatchNormTest: 0.1 * 4 and 0.9 + 0.1 * 20 / 3.
      assertThat(norm.graph.valueOf(norm.net.states().get(0))[0]).isCloseTo(0.4f, within(1e-6f));
      assertThat(norm.graph.valueOf(norm.net.states().get(1))[0])
          .isCloseTo(0.9f + 2 / 3f, within(1e-5f));

      norm.weight(0, 0, 0, 1, 1).weight(1, 0, 0, 0, 0);
      norm.graph.set(norm.net.states().get(0), 1, 2);
      norm.graph.set(norm.net.states().get(1), 4, 16);
      float[] inferred =
          norm.graph.run(
              norm.net.infer(
                  norm.graph.weights(), norm.x, norm.graph.tf().constant(new int[] {0, 0, 0, 1})));
      // (5 - 1) / 2 and, twice as large, (8 - 2) / 4
      assertThat(inferred[4]).isCloseTo(2, within(1e-5f));
      assertThat(inferred[7]).isCloseTo(3, within(1e-5f));
    }
  }

  @Test
  void applicationWithoutLabelsIsRefused() {
    try (var norm = new LayerCase(new long[] {4, 2}, BATCH, net -> net.conditionalBatchNorm(2))) {
      assertThatThrownBy(norm::train)
          .isInstanceOf(InputException.class)
          .hasMessageContaining("expected labels");
    }
  }

  private static float[] train(LayerCase norm, int... labels) {
    return norm.graph.run(
        norm.net.apply(norm.graph.tape(), norm.x, norm.graph.tf().constant(labels)));
  }

  private static float root(double variance) {
    return (float) Math.sqrt(variance + 1e-5);
  }
}
