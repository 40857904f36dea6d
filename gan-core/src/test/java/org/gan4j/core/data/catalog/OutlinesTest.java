package org.gan4j.core.data.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.junit.jupiter.api.Test;

class OutlinesTest {

  @Test
  void outlineIsTheLargestLessTheSmallestOfTheCross() {
    byte[] image = {
      0, 0, 0, 0,
      0, 0, 0, 0,
      0, 0, (byte) 200, 60,
      0, 0, 0, 0
    };
    byte[] second = {0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    byte[] both = new byte[32];
    System.arraycopy(image, 0, both, 0, 16);
    System.arraycopy(second, 0, both, 16, 16);

    // By hand; corners of the cross are no neighbours, nor is the next image.
    byte m = (byte) 200;
    assertThat(Outlines.of(new Images(new ImageShape(4, 4, 1), both)).pixels())
        .containsExactly(
            0,
            0,
            0,
            0, //
            0,
            0,
            m,
            60, //
            0,
            m,
            m,
            (byte) 200, //
            0,
            0,
            m,
            60, //
            0,
            0,
            5,
            5, //
            0,
            0,
            0,
            5, //
            0,
            0,
            0,
            0, //
            0,
            0,
            0,
            0);
  }

  @Test
  void flatImagesHaveNoOutlines() {
    Images white = new Images(new ImageShape(1, 2, 1), new byte[] {(byte) 255, (byte) 255});

    assertThat(Outlines.of(white).pixels()).containsExactly(0, 0);
  }

  @Test
  void colourIsRefused() {
    Images colour = new Images(new ImageShape(1, 1, 3), new byte[3]);

    assertThatThrownBy(() -> Outlines.of(colour))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Expected grey images, found 1x1x3");
  }
}
