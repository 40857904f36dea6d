package org.gan4j.core.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gan4j.core.testing.LayerCase.counting;
import static org.gan4j.core.testing.LayerCase.shape;

import org.gan4j.core.InputException;
import org.gan4j.core.variable.Variable;
import org.junit.jupiter.api.Test;

final class ResidualBlockTest {

  @Test
  void addsTheInputToTheBody() {
    try (var block =
        counting(shape(1, 2), net -> net.residual(body -> body.bias(false).dense(2)))
            .weight(0, 1, 2, 3, 4)) {
      // [1 2] [1 2; 3 4] + [1 2]
      assertThat(block.infer()).containsExactly(8, 12);
    }
  }

  @Test
  void addsTheShortcutWhereOneIsGiven() {
    try (var block =
        counting(
                shape(1, 2),
                net -> net.bias(false).residual(body -> body.dense(1), beside -> beside.dense(1)))
            .weight(0, 1, 1)
            .weight(1, 10, 10)) {
      assertThat(block.infer()).containsExactly(33);
      assertThat(block.net.weights())
          .extracting(Variable::name)
          .containsExactly(
              "net/residual_block/body/dense/kernel", "net/residual_block/shortcut/dense/kernel");
    }
  }

  @Test
  void settingsOfTheBodyEndWithIt() {
    try (var block =
        counting(shape(1, 2), net -> net.residual(body -> body.bias(false).dense(2)).dense(1))) {
      assertThat(block.net.weights()).extracting(Variable::name).contains("net/dense/bias");
    }
  }

  @Test
  void labelUseInsideShowsOutside() {
    try (var block =
        counting(shape(1, 2), net -> net.residual(body -> body.joinLabels(3, 1).dense(2)))) {
      assertThat(block.net.usesLabels()).isTrue();
    }
  }

  @Test
  void shortcutOfAnotherShapeIsRefused() {
    assertThatThrownBy(
            () -> counting(shape(1, 4, 4, 2), net -> net.residual(body -> body.conv(3, 3, 2))))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "layer 'net/residual_block': expected body and shortcut of one shape, found [2, 2, 3] "
                + "and [4, 4, 2]. Give the shortcut the layers that change the shape, for instance"
                + " a 1x1 convolution.");
  }
}
