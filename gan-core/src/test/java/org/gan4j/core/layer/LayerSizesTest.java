package org.gan4j.core.layer;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gan4j.core.layer.norm.ConditionalBatchNorm;
import org.gan4j.core.layer.norm.MinibatchStdDev;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class LayerSizesTest {

  static Stream<Arguments> wrong() {
    return Stream.of(
        wrong("units", () -> new Dense(0)),
        wrong("units", () -> new Maxout(0, 1)),
        wrong("pieces", () -> new Maxout(1, 0)),
        wrong("classes", () -> new LabelBranch(0, label -> {})),
        wrong("filters", () -> new Conv(0, 3, 1, Padding.SAME)),
        wrong("kernel", () -> new Conv(1, 0, 1, Padding.SAME)),
        wrong("stride", () -> new Conv(1, 3, 0, Padding.VALID)),
        wrong("stride", () -> new ConvTranspose(1, 3, 0, Padding.SAME)),
        wrong("factor", () -> new Upsample(0)),
        wrong("size", () -> new AveragePool(0)),
        wrong("classes", () -> new JoinLabels(0, 1)),
        wrong("size", () -> new JoinLabels(1, 0)),
        wrong("size", () -> new ReflectionPad(0)),
        wrong("size", () -> new ZeroPad(0)),
        wrong("groupSize", () -> new MinibatchStdDev(0)),
        wrong("classes", () -> new ConditionalBatchNorm(0)));
  }

  private static Arguments wrong(String name, ThrowingCallable layer) {
    return Arguments.of(name, layer);
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void sizeBelowOneIsRefusedByName(String name, ThrowingCallable layer) {
    assertThatThrownBy(layer)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(name + " must be at least 1, found 0");
  }
}
