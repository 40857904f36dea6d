package org.gan4j.core.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gan4j.core.testing.LayerCase.counting;
import static org.gan4j.core.testing.LayerCase.shape;

import org.gan4j.core.InputException;
import org.gan4j.core.network.Range;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

/** Reflection and zeros around the map 1 2 3 / 4 5 6. */
final class PadTest {

  @Test
  void reflectionMirrorsTheMapWithoutItsBorder() {
    try (var pad = counting(shape(1, 2, 3, 1), net -> net.reflectionPad(1))) {
      assertThat(pad.infer())
          .containsExactly(5, 4, 5, 6, 5, 2, 1, 2, 3, 2, 5, 4, 5, 6, 5, 2, 1, 2, 3, 2);
      assertThat(pad.net.output().shape()).isEqualTo(Shape.of(4, 5, 1));
    }
  }

  @Test
  void zerosSurroundTheMap() {
    try (var pad = counting(shape(1, 2, 3, 1), net -> net.zeroPad(1))) {
      assertThat(pad.infer())
          .containsExactly(0, 0, 0, 0, 0, 0, 1, 2, 3, 0, 0, 4, 5, 6, 0, 0, 0, 0, 0, 0);
    }
  }

  @Test
  void channelsAndExamplesStayApart() {
    try (var pad = counting(shape(2, 1, 1, 2), net -> net.zeroPad(1))) {
      float[] padded = pad.infer();
      assertThat(padded).hasSize(2 * 9 * 2);
      assertThat(new float[] {padded[8], padded[9], padded[26], padded[27]})
          .containsExactly(1, 2, 3, 4);
    }
  }

  @Test
  void rangeOfTheInputIsKept() {
    try (var pad = counting(shape(1, 3, 3, 1), net -> net.tanh().reflectionPad(1).zeroPad(1))) {
      assertThat(pad.net.output().range()).isEqualTo(Range.IMAGE);
    }
  }

  @Test
  void mapThatIsNotLargerThanTheReflectionIsRefused() {
    assertThatThrownBy(() -> counting(shape(1, 2, 3, 1), net -> net.reflectionPad(2)))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "layer 'net/reflection_pad': expected a map larger than the pad of 2, "
                + "found [2, 3, 1]. Pad fewer rows and columns, or use zeroPad(2).");
  }

  @Test
  void vectorIsRefused() {
    assertThatThrownBy(() -> counting(shape(1, 6), net -> net.zeroPad(1)))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("layer 'net/zero_pad': expected a map [height, width, channels]");
  }
}
