package org.gan4j.core.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gan4j.core.testing.LayerCase.counting;
import static org.gan4j.core.testing.LayerCase.shape;

import org.gan4j.core.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.ndarray.Shape;

/** Layers without weights that change the shape: average pool, upsample, reshape. */
final class ResamplingTest {

  @Test
  void averagePoolTakesTheMeanOfEachSquareAndLeavesTheRestOut() {
    try (var pool = counting(shape(1, 3, 4, 1), net -> net.averagePool(2))) {
      // (1 + 2 + 5 + 6) / 4, (3 + 4 + 7 + 8) / 4; the third row fills no square.
      assertThat(pool.infer()).containsExactly(3.5f, 5.5f);
    }
  }

  @Test
  void averagePoolOfASmallerMapIsRefused() {
    assertThatThrownBy(() -> counting(shape(1, 3, 4, 1), net -> net.averagePool(4)))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "layer 'net/average_pool': expected a map of at least 4x4, found [3, 4, 1]. "
                + "Pool smaller squares.");
  }

  @Test
  void globalPoolsTakeEachChannelsSumOrMean() {
    try (var sum = counting(shape(2, 2, 1, 2), net -> net.globalPool(GlobalPool.SUM));
        var mean = counting(shape(2, 2, 1, 2), net -> net.globalPool(GlobalPool.MEAN))) {
      // 1 + 3, 2 + 4; 5 + 7, 6 + 8.
      assertThat(sum.infer()).containsExactly(4, 6, 12, 14);
      assertThat(mean.infer()).containsExactly(2, 3, 6, 7);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7})
  void upsampleRepeatsEachValueInBothDirections(int factor) {
    try (var upsample = counting(shape(1, 3, 7, 2), net -> net.upsample(factor))) {
      float[] repeated = upsample.infer();
      for (int row = 0; row < 3 * factor; row++) {
        for (int column = 0; column < 7 * factor; column++) {
          int from = (row / factor * 7 + column / factor) * 2;
          int to = (row * 7 * factor + column) * 2;
          assertThat(repeated[to]).isEqualTo(from + 1);
          assertThat(repeated[to + 1]).isEqualTo(from + 2);
        }
      }
    }
  }

  @Test
  void reshapeKeepsTheOrderOfValues() {
    try (var reshape = counting(shape(2, 6), net -> net.reshape(1, 2, 3).flatten())) {
      assertThat(reshape.infer()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
      assertThat(reshape.net.output().shape()).isEqualTo(Shape.of(6));
    }
  }

  @Test
  void reshapeToAnotherSizeIsRefused() {
    assertThatThrownBy(() -> counting(shape(1, 6), net -> net.reshape(2, 2, 1)))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "layer 'net/reshape': expected 4 values for [2, 2, 1], found [6]. "
                + "Make both hold the same number of values.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"upsample", "average_pool", "global_pool"})
  void vectorIsRefused(String layer) {
    assertThatThrownBy(
            () ->
                counting(
                    shape(1, 6),
                    net -> {
                      if (layer.equals("upsample")) {
                        net.upsample(2);
                      } else if (layer.equals("global_pool")) {
                        net.globalPool(GlobalPool.SUM);
                      } else {
                        net.averagePool(2);
                      }
                    }))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(
            "layer 'net/" + layer + "': expected a map [height, width, channels");
  }
}
