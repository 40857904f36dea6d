package org.gan4j.core.layer.norm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gan4j.core.layer.NetworkBuilder;
import org.gan4j.core.testing.LayerCase;
import org.gan4j.core.testing.TestGraph;
import org.gan4j.core.testing.TestTape;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** Two channels: 1, 3, 5, 7 (mean 4, variance 5, unbiased 20/3) and 0, 0, 0, 8 (2, 12, 16). */
final class BatchNormTest {

  private static final float[] BATCH = {1, 0, 3, 0, 5, 0, 7, 8};
  private static final float[] TRAINED = {
    -3 / root(5),
    -2 / root(12),
    -1 / root(5),
    -2 / root(12),
    1 / root(5),
    -2 / root(12),
    3 / root(5),
    6 / root(12)
  };

  @Test
  void trainingNormalisesByTheBatchAndScalesAndShifts() {
    try (var norm = new LayerCase(new long[] {4, 2}, BATCH, NetworkBuilder::batchNorm)) {
      assertThat(norm.train()).containsExactly(TRAINED, within(1e-5f));

      norm.weight(0, 2, 1).weight(1, 10, 0);
      assertThat(norm.train()[0]).isCloseTo(2 * TRAINED[0] + 10, within(1e-5f));
      assertThat(norm.train()[1]).isCloseTo(TRAINED[1], within(1e-5f));
    }
  }

  @Test
  void mapsAreNormalisedOverBatchAndPlaces() {
    try (var norm = new LayerCase(new long[] {2, 1, 2, 2}, BATCH, NetworkBuilder::batchNorm)) {
      assertThat(norm.train()).containsExactly(TRAINED, within(1e-5f));
      norm.graph.write(trained(norm, norm.x));
      // The same four values a channel: the count of the unbiased variance has places in it.
      assertThat(norm.graph.valueOf(norm.net.states().get(1)))
          .containsExactly(new float[] {0.9f + 2 / 3f, 0.9f + 1.6f}, within(1e-5f));
    }
  }

  @Test
  void averagesMoveToMeanAndUnbiasedVariance() {
    try (var norm = new LayerCase(new long[] {4, 2}, BATCH, NetworkBuilder::batchNorm)) {
      norm.graph.write(trained(norm, norm.x));

      assertThat(norm.graph.valueOf(norm.net.states().get(0)))
          .containsExactly(new float[] {0.4f, 0.2f}, within(1e-6f));
      assertThat(norm.graph.valueOf(norm.net.states().get(1)))
          .containsExactly(new float[] {0.9f + 2 / 3f, 0.9f + 1.6f}, within(1e-5f));
    }
  }

  @Test
  void batchOfUnknownSizeMovesTheAveragesAlike() {
    try (var norm = new LayerCase(new long[] {4, 2}, BATCH, NetworkBuilder::batchNorm)) {
      norm.graph.write(trained(norm, norm.graph.ofUnknownBatch(norm.x)));

      assertThat(norm.graph.valueOf(norm.net.states().get(1)))
          .containsExactly(new float[] {0.9f + 2 / 3f, 0.9f + 1.6f}, within(1e-5f));
    }
  }

  @Test
  void twoApplicationsInOneStepBothCount() {
    try (var norm = new LayerCase(new long[] {4, 2}, BATCH, NetworkBuilder::batchNorm)) {
      TestTape tape = norm.graph.tape();
      norm.net.apply(tape, norm.x);
      norm.net.apply(tape, norm.graph.constant(Shape.of(2, 2), 10, 10, 10, 20));
      norm.graph.write(tape);

      // 0.9 (0.9 * 0 + 0.1 * 4) + 0.1 * 10 and 0.9 (0.1 * 2) + 0.1 * 15
      assertThat(norm.graph.valueOf(norm.net.states().get(0)))
          .containsExactly(new float[] {1.36f, 1.68f}, within(1e-5f));
      // 0.9 (0.9 + 0.1 * 20/3) + 0.1 * 0 and 0.9 (0.9 + 0.1 * 16) + 0.1 * 50
      assertThat(norm.graph.valueOf(norm.net.states().get(1)))
          .containsExactly(new float[] {1.41f, 7.25f}, within(1e-5f));
    }
  }

  @Test
  void inferenceUsesTheAveragesWhateverTheBatch() {
    try (var norm = new LayerCase(new long[] {4, 2}, BATCH, NetworkBuilder::batchNorm)) {
      TestGraph graph = norm.graph;
      graph.set(norm.net.states().get(0), 1, 2);
      graph.set(norm.net.states().get(1), 4, 16);
      float[] together = norm.infer();
      float[] alone =
          graph.run(norm.net.infer(graph.weights(), graph.constant(Shape.of(1, 2), 7, 8)));

      // (7 - 1) / 2 and (8 - 2) / 4
      assertThat(alone).containsExactly(new float[] {3, 1.5f}, within(1e-5f));
      assertThat(together[6]).isEqualTo(alone[0]);
      assertThat(together[7]).isEqualTo(alone[1]);
      assertThat(graph.valueOf(norm.net.states().get(0))).containsExactly(1, 2);
    }
  }

  @Test
  void constantChannelStaysFinite() {
    try (var norm = new LayerCase(new long[] {3, 1}, new float[] {5, 5, 5}, n -> n.batchNorm())) {
      assertThat(norm.train()).containsExactly(new float[3], within(1e-2f));
      norm.graph.write(trained(norm, norm.graph.constant(Shape.of(1, 1), 5)));
      assertThat(norm.graph.valueOf(norm.net.states().get(1)))
          .containsExactly(new float[] {0.9f}, within(1e-6f));
    }
  }

  private static TestTape trained(LayerCase norm, Operand<TFloat32> x) {
    TestTape tape = norm.graph.tape();
    norm.net.apply(tape, x);
    return tape;
  }

  private static float root(double variance) {
    return (float) Math.sqrt(variance + 1e-5);
  }
}
