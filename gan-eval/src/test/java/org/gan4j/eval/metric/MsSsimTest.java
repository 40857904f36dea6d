package org.gan4j.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.eval.internal.pixel.MultiScaleSsim;
import org.junit.jupiter.api.Test;

class MsSsimTest {

  @Test
  void equalImagesAreAtOne() {
    Images image = TestPixels.patterned(24, 20, 3, 1, 3);

    assertThat(new MultiScaleSsim(1).between(image, 0, image, 0)).isCloseTo(1, within(1e-12));
  }

  @Test
  void constantImagesDifferByLuminanceAlone() {
    Images dark = new Images(new ImageShape(11, 11, 1), new byte[121]);
    byte[] white = new byte[121];
    Arrays.fill(white, (byte) 255);

    // C1 / (255^2 + C1), C1 = (0.01 255)^2
    assertThat(new MultiScaleSsim(1).between(dark, 0, new Images(dark.shape(), white), 0))
        .isCloseTo(1e-4 / (1 + 1e-4), within(1e-12));
  }

  @Test
  void noisierSetsAreMoreDiverse() {
    var similarity = new MsSsim(Optional.of(1), Optional.of(20));
    var alike = similarity.similarity(TestPixels.several(40, 1, 5, 1), 3);
    var diverse = similarity.similarity(TestPixels.several(40, 1, 5, 7), 3);

    assertThat(diverse.mean()).isLessThan(alike.mean());
    assertThat(alike.pairs()).isEqualTo(20);
    assertThat(alike.error().value()).isBetween(0.0, 0.05);
    assertThat(similarity.similarity(TestPixels.several(40, 1, 5, 1), 3)).isEqualTo(alike);
  }

  @Test
  void scalesAreBoundBySize() {
    assertThat(MultiScaleSsim.mostScales(new ImageShape(28, 28, 1))).isEqualTo(2);
    assertThat(MultiScaleSsim.mostScales(new ImageShape(161, 200, 3))).isEqualTo(5);
    assertThat(MultiScaleSsim.mostScales(new ImageShape(160, 200, 3))).isEqualTo(4);
    assertThat(MultiScaleSsim.mostScales(new ImageShape(10, 200, 3))).isZero();
    Images small = TestPixels.patterned(28, 28, 1, 1, 1);
    assertThatThrownBy(() -> new MultiScaleSsim(5).between(small, 0, small, 0))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "MS-SSIM: expected images of at least 161 pixels a side for 5 scales, found 28x28x1."
                + " Use at most 2 scales.");
  }

  @Test
  void tooFewImagesForThePairsAreRefused() {
    Images images = TestPixels.several(5, 1, 1, 1);

    assertThatThrownBy(() -> new MsSsim(Optional.of(1), Optional.of(3)).similarity(images, 0))
        .isInstanceOf(InputException.class);
  }
}
