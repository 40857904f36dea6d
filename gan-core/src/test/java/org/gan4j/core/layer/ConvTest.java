package org.gan4j.core.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gan4j.core.testing.LayerCase.counting;
import static org.gan4j.core.testing.LayerCase.shape;
import static org.gan4j.core.testing.LayerCase.upTo;

import org.gan4j.core.InputException;
import org.junit.jupiter.api.Test;

/** Expected values: the sums of the definition, by loops in NumPy; padding as TensorFlow's SAME. */
final class ConvTest {

  @Test
  void samePaddingOfStrideTwoPutsTheOddZeroRowLast() {
    try (var conv = counting(shape(1, 4, 4, 1), net -> net.conv(1, 3, 2)).weight(0, upTo(9))) {
      // Top left by hand: 1*1 + 2*2 + 3*3 + 4*5 + 5*6 + 6*7 + 7*9 + 8*10 + 9*11 = 348.
      assertThat(conv.infer()).containsExactly(348, 252, 274, 175);
    }
  }

  @Test
  void samePaddingOfStrideOneKeepsTheSize() {
    try (var conv = counting(shape(1, 4, 4, 1), net -> net.conv(1, 3, 1)).weight(0, upTo(9))) {
      assertThat(conv.infer())
          .containsExactly(
              111, 178, 217, 145, 231, 348, 393, 252, 363, 528, 573, 360, 197, 274, 295, 175);
    }
  }

  @Test
  void validPaddingStaysInsideTheMap() {
    try (var conv = counting(shape(1, 4, 4, 1), net -> net.convValid(1, 3, 1)).weight(0, upTo(9))) {
      assertThat(conv.infer()).containsExactly(348, 393, 528, 573);
    }
  }

  @Test
  void sumsOverInputChannelsAndAddsOneBiasAnOutputChannel() {
    try (var conv =
        counting(shape(1, 2, 2, 2), net -> net.convValid(3, 2, 1))
            .weight(0, upTo(24))
            .weight(1, 1, 2, 3)) {
      assertThat(conv.infer()).containsExactly(540 + 1, 576 + 2, 612 + 3);
    }
  }

  @Test
  void kernelThatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> counting(shape(1, 4, 4, 1), net -> net.convValid(1, 5, 1)))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "layer 'net/conv': expected a map of at least 5x5, found [4, 4, 1]. "
                + "Use a smaller kernel or SAME padding.");
  }

  @Test
  void vectorIsRefused() {
    assertThatThrownBy(() -> counting(shape(1, 8), net -> net.conv(1, 3, 1)))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "layer 'net/conv': expected a map [height, width, channels], found [8]. "
                + "Put reshape(height, width, channels) before it.");
  }
}
