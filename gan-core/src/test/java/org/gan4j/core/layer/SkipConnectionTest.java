package org.gan4j.core.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gan4j.core.testing.LayerCase.counting;
import static org.gan4j.core.testing.LayerCase.shape;

import org.gan4j.core.InputException;
import org.gan4j.core.variable.Variable;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

final class SkipConnectionTest {

  @Test
  void joinsInputAndBodyAlongChannels() {
    try (var skip =
        counting(shape(1, 1, 2, 2), net -> net.skip(body -> body.bias(false).conv(1, 1, 1)))
            .weight(0, 10, 100)) {
      assertThat(skip.infer()).containsExactly(1, 2, 210, 3, 4, 430);
      assertThat(skip.net.output().shape()).isEqualTo(Shape.of(1, 2, 3));
    }
  }

  @Test
  void nestedSkipsMakeAUNet() {
    try (var net =
        counting(
            shape(1, 8, 8, 3),
            outer ->
                outer.skip(
                    body ->
                        body.conv(4, 4, 2)
                            .skip(inner -> inner.conv(8, 4, 2).convTranspose(4, 4, 2))
                            .convTranspose(5, 4, 2)))) {
      assertThat(net.net.output().shape()).isEqualTo(Shape.of(8, 8, 8));
      assertThat(net.net.weights())
          .extracting(Variable::name)
          .contains("net/skip_connection/body/skip_connection/body/conv/kernel");
    }
  }

  @Test
  void labelUseInsideShowsOutside() {
    try (var skip = counting(shape(1, 2, 2, 1), net -> net.skip(body -> body.joinLabels(3, 1)))) {
      assertThat(skip.net.usesLabels()).isTrue();
    }
  }

  @Test
  void bodyThatChangesTheSizeIsRefused() {
    assertThatThrownBy(
            () -> counting(shape(1, 4, 4, 1), net -> net.skip(body -> body.conv(2, 3, 2))))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "layer 'net/skip_connection': expected a body that keeps height and width, found "
                + "[4, 4, 1] -> [2, 2, 2]. Give the body layers that undo its change of size, "
                + "for instance convTranspose.");
  }
}
