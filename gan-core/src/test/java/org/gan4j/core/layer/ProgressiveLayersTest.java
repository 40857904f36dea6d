package org.gan4j.core.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.gan4j.core.testing.LayerCase.counting;
import static org.gan4j.core.testing.LayerCase.shape;
import static org.gan4j.core.testing.LayerCase.upTo;

import org.gan4j.core.InputException;
import org.gan4j.core.testing.LayerCase;
import org.gan4j.core.testing.TestTape;
import org.junit.jupiter.api.Test;

/** The layers of Karras et al. 2018: pixel norm, minibatch deviation, equalised learning rate. */
final class ProgressiveLayersTest {

  @Test
  void pixelNormDividesByTheRootMeanSquareOfTheChannels() {
    float[] pixels = {3, 4, 0, 0, 6, -8};
    try (var norm = new LayerCase(shape(1, 1, 3, 2), pixels, NetworkBuilder::pixelNorm)) {
      // (9 + 16) / 2 = 12.5, (36 + 64) / 2 = 50
      float root = (float) Math.sqrt(12.5);
      float[] expected = {3 / root, 4 / root, 0, 0, 3 / root, -4 / root};
      assertThat(norm.infer()).containsExactly(expected, within(1e-6f));
      assertThat(norm.train()).isEqualTo(norm.infer());
    }
  }

  @Test
  void pixelNormOfAVectorPutsItOnASphere() {
    try (var norm = new LayerCase(shape(1, 4), new float[] {1, 2, 2, 4}, n -> n.pixelNorm())) {
      assertThat(norm.infer()).containsExactly(new float[] {0.4f, 0.8f, 0.8f, 1.6f}, within(1e-6f));
    }
  }

  @Test
  void deviationOfEachGroupIsItsNewChannel() {
    // Four examples of two places; examples 1 and 3, and 2 and 4, are groups of two.
    float[] batch = {0, 10, 5, 5, 2, 16, 5, 13};
    try (var layer = new LayerCase(shape(4, 1, 2, 1), batch, net -> net.minibatchStdDev(2))) {
      // Deviations 1 and 3: mean 2. Deviations 0 and 4: mean 2 (and 1e-4 / 2 of the epsilon).
      assertThat(layer.train())
          .containsExactly(
              new float[] {0, 2, 10, 2, 5, 2, 5, 2, 2, 2, 16, 2, 5, 2, 13, 2}, within(1e-4f));
    }
  }

  @Test
  void groupsDiffer() {
    float[] batch = {0, 10, 2, 30};
    try (var layer = new LayerCase(shape(4, 1, 1, 1), batch, net -> net.minibatchStdDev(2))) {
      assertThat(layer.train())
          .containsExactly(new float[] {0, 1, 10, 10, 2, 1, 30, 10}, within(1e-4f));
    }
  }

  @Test
  void smallerBatchIsOneGroup() {
    try (var layer =
        new LayerCase(shape(2, 1, 1, 1), new float[] {1, 5}, net -> net.minibatchStdDev(4))) {
      assertThat(layer.train()).containsExactly(new float[] {1, 2, 5, 2}, within(1e-4f));
    }
  }

  @Test
  void inferenceUsesTheAverageOfTrainingWhateverTheBatch() {
    try (var layer =
        new LayerCase(shape(2, 1, 1, 1), new float[] {1, 5}, net -> net.minibatchStdDev(4))) {
      assertThat(layer.infer()).containsExactly(1, 1, 5, 1);
      TestTape tape = layer.graph.tape();
      layer.net.apply(tape, layer.x);
      layer.graph.write(tape);
      // 0.9 * 1 + 0.1 * 2
      assertThat(layer.infer()).containsExactly(new float[] {1, 1.1f, 5, 1.1f}, within(1e-5f));
    }
  }

  @Test
  void batchThatIsNoMultipleOfTheGroupIsRefused() {
    try (var layer = counting(shape(6, 1, 1, 1), net -> net.minibatchStdDev(4))) {
      assertThatThrownBy(layer::train)
          .isInstanceOf(InputException.class)
          .hasMessage(
              "layer 'net/minibatch_std_dev': expected a batch whose size is a multiple of the "
                  + "group's 4, found [6, 1, 1, 1]. Choose a batch size that is, or smaller "
                  + "groups.");
      var unknown = layer.graph.ofUnknownBatch(layer.x);
      assertThatThrownBy(() -> layer.net.apply(layer.graph.tape(), unknown))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("found [-1, 1, 1, 1]");
    }
  }

  @Test
  void equalisedKernelsAreUsedTimesGainOverTheRootOfTheFan() {
    try (var dense =
        counting(shape(1, 2), net -> net.equalised().dense(1).equalised(1).dense(1))
            .weight(0, 1, 1)
            .weight(2, 5)) {
      // (1 + 2) sqrt(2) / sqrt(2), then 5 / sqrt(1)
      assertThat(dense.infer()).containsExactly(new float[] {15}, within(1e-5f));
    }
  }

  @Test
  void fanOfConvolutionsIsAreaTimesInputChannels() {
    try (var conv =
            counting(shape(1, 2, 2, 2), net -> net.equalised(1).bias(false).convValid(1, 2, 1))
                .weight(0, upTo(8));
        var transposed =
            counting(shape(1, 1, 1, 2), net -> net.equalised(1).bias(false).convTranspose(1, 2, 2))
                .weight(0, upTo(8))) {
      // 1 + 4 + 9 + ... + 64 = 204 over sqrt(8), both fans being 2 * 2 * 2
      float root = (float) Math.sqrt(8);
      assertThat(conv.infer()).containsExactly(new float[] {204 / root}, within(1e-4f));
      assertThat(transposed.infer())
          .containsExactly(new float[] {5 / root, 11 / root, 17 / root, 23 / root}, within(1e-5f));
    }
  }

  @Test
  void equalisedKernelsBeginStandardNormal() {
    try (var dense = counting(shape(1, 100), net -> net.equalised().dense(100))) {
      double squares = 0;
      for (float weight : dense.graph.valueOf(dense.net.weights().get(0))) {
        squares += (double) weight * weight;
      }
      // The mean square of 10000 draws has deviation sqrt(2 / 10000).
      assertThat(squares / 10_000).isCloseTo(1, within(0.06));
    }
  }

  @Test
  void gainThatIsNotPositiveIsRefused() {
    assertThatThrownBy(() -> counting(shape(1, 2), net -> net.equalised(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("gain must be above 0, found 0.0");
  }
}
