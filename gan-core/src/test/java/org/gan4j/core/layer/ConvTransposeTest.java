package org.gan4j.core.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gan4j.core.testing.LayerCase.counting;
import static org.gan4j.core.testing.LayerCase.shape;
import static org.gan4j.core.testing.LayerCase.upTo;

import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

/**
 * Expected values: each input value times the kernel, added where it lands, by loops in NumPy;
 * cropped as the transpose of TensorFlow's SAME convolution. Kernel 4 with stride 2 is PyTorch's
 * {@code ConvTranspose2d(kernel_size=4, stride=2, padding=1)}.
 */
final class ConvTransposeTest {

  @Test
  void kernelOfFourAndStrideTwoDoublesTheMap() {
    try (var layer =
        counting(shape(1, 2, 2, 1), net -> net.convTranspose(1, 4, 2)).weight(0, upTo(16))) {
      // Corner by hand: of the kernel laid at (-1, -1) only 6 * 1 lands on (0, 0).
      assertThat(layer.infer())
          .containsExactly(6, 17, 20, 14, 16, 42, 52, 34, 32, 82, 92, 58, 30, 69, 76, 44);
    }
  }

  @Test
  void kernelOfThreeAndStrideTwoIsCroppedAtTheEnd() {
    try (var layer =
        counting(shape(1, 2, 2, 1), net -> net.convTranspose(1, 3, 2)).weight(0, upTo(9))) {
      assertThat(layer.infer())
          .containsExactly(1, 2, 5, 4, 4, 5, 14, 10, 10, 14, 36, 24, 12, 15, 34, 20);
    }
  }

  @Test
  void strideOneKeepsTheSize() {
    try (var layer =
        counting(shape(1, 2, 2, 1), net -> net.convTranspose(1, 3, 1)).weight(0, upTo(9))) {
      assertThat(layer.infer()).containsExactly(23, 33, 53, 63);
    }
  }

  @Test
  void validPaddingKeepsAllThatLands() {
    try (var layer =
        counting(shape(1, 2, 2, 1), net -> net.add(new ConvTranspose(1, 3, 2, Padding.VALID)))
            .weight(0, upTo(9))) {
      assertThat(layer.net.output().shape()).isEqualTo(Shape.of(5, 5, 1));
      assertThat(layer.infer())
          .containsExactly(
              1, 2, 5, 4, 6, 4, 5, 14, 10, 12, 10, 14, 36, 24, 30, 12, 15, 34, 20, 24, 21, 24, 55,
              32, 36);
    }
  }

  @Test
  void sumsOverInputChannelsAndAddsBias() {
    try (var layer =
        counting(shape(1, 1, 1, 2), net -> net.convTranspose(3, 2, 2))
            .weight(0, upTo(24))
            .weight(1, 0, 100, 200)) {
      assertThat(layer.infer())
          .containsExactly(5, 111, 217, 23, 129, 235, 41, 147, 253, 59, 165, 271);
    }
  }
}
