package org.gan4j.core.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gan4j.core.testing.LayerCase.counting;
import static org.gan4j.core.testing.LayerCase.shape;
import static org.gan4j.core.testing.LayerCase.upTo;

import org.gan4j.core.InputException;
import org.junit.jupiter.api.Test;

final class DenseTest {

  @Test
  void multipliesByTheKernelAndAddsTheBias() {
    try (var dense =
        counting(shape(2, 2), net -> net.dense(3)).weight(0, upTo(6)).weight(1, 10, 20, 30)) {
      // [1 2; 3 4] [1 2 3; 4 5 6] + [10 20 30]
      assertThat(dense.infer()).containsExactly(19, 32, 45, 29, 46, 63);
    }
  }

  @Test
  void withoutBiasItHasOneVariable() {
    try (var dense = counting(shape(1, 2), net -> net.bias(false).dense(3))) {
      assertThat(dense.net.weights()).hasSize(1);
      assertThat(dense.net.parameterCount()).isEqualTo(6);
    }
  }

  @Test
  void mapIsRefused() {
    assertThatThrownBy(() -> counting(shape(1, 2, 2, 1), net -> net.dense(3)))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "layer 'net/dense': expected a vector [features], found [2, 2, 1]. "
                + "Put flatten() before it.");
  }
}
