package org.gan4j.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ImagesTest {

  private final Images two =
      new Images(new ImageShape(1, 2, 1), new byte[] {0, 50, (byte) 128, (byte) 255});

  @Test
  void selectionIsInTheOrderAskedFor() {
    assertThat(two.select(1, 0, 1).pixels())
        .containsExactly((byte) 128, (byte) 255, 0, 50, (byte) 128, (byte) 255);
  }

  @Test
  void greyInRgbIsRepeatedAndComesBack() {
    assertThat(two.rgb().shape()).isEqualTo(new ImageShape(1, 2, 3));
    assertThat(two.rgb().pixels()).startsWith(0, 0, 0, 50, 50, 50).hasSize(12);
    assertThat(two.rgb().grey().pixels()).isEqualTo(two.pixels());
    assertThat(two.grey()).isSameAs(two);
    assertThat(two.rgb().rgb().pixels()).isEqualTo(two.rgb().pixels());
  }

  @Test
  void greyFromRgbIsItsLuminance() {
    Images orange = new Images(new ImageShape(1, 1, 3), new byte[] {(byte) 255, (byte) 128, 0});

    // ITU-R BT.601: 0.299 * 255 + 0.587 * 128 + 0.114 * 0 = 151.381.
    assertThat(orange.grey().pixels()).containsExactly((byte) 151);
  }
}
