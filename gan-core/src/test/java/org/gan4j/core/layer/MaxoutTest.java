package org.gan4j.core.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gan4j.core.testing.LayerCase.counting;
import static org.gan4j.core.testing.LayerCase.shape;

import org.gan4j.core.InputException;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

final class MaxoutTest {

  @Test
  void yieldsTheLargestSumOfEachUnit() {
    try (var maxout =
        counting(shape(2, 2), net -> net.maxout(2, 2))
            .weight(0, 1, -1, 0, 5, 1, -1, 1, -4)
            .weight(1, 0, 10, 0, 0)) {
      // x = [1 2]: sums 3 | -3 + 10, 2 | 5 - 8; x = [3 4]: 7 | -7 + 10, 4 | 15 - 16
      assertThat(maxout.infer()).containsExactly(7, 2, 7, 4);
      assertThat(maxout.net.output().shape()).isEqualTo(Shape.of(2));
    }
  }

  @Test
  void hasAKernelAndABiasForEveryPiece() {
    try (var maxout = counting(shape(1, 3), net -> net.maxout(4, 5))) {
      assertThat(maxout.net.parameterCount()).isEqualTo(3 * 20 + 20);
    }
  }

  @Test
  void mapIsRefused() {
    assertThatThrownBy(() -> counting(shape(1, 2, 2, 1), net -> net.maxout(3, 2)))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "layer 'net/maxout': expected a vector [features], found [2, 2, 1]. "
                + "Put flatten() before it.");
  }
}
