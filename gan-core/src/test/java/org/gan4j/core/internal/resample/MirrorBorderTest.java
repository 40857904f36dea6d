package org.gan4j.core.internal.resample;

import static org.assertj.core.api.Assertions.assertThat;

import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.junit.jupiter.api.Test;

final class MirrorBorderTest {

  private static Images images(int height, int width, int channels, int... values) {
    byte[] pixels = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      pixels[i] = (byte) values[i];
    }
    return new Images(new ImageShape(height, width, channels), pixels);
  }

  @Test
  void continuesWithoutRepeatingTheBorderAsFarAsItTakes() {
    Images wide = MirrorBorder.widen(images(1, 3, 1, 1, 2, 3), 2, 8);
    assertThat(wide.shape()).isEqualTo(new ImageShape(2, 8, 1));
    assertThat(wide.pixels()).containsExactly(1, 2, 3, 2, 1, 2, 3, 2, 1, 2, 3, 2, 1, 2, 3, 2);
  }

  @Test
  void keepsChannelsTogetherAndImagesApart() {
    Images two = images(1, 2, 2, 1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(MirrorBorder.widen(two, 1, 3).pixels())
        .containsExactly(1, 2, 3, 4, 1, 2, 5, 6, 7, 8, 5, 6);
  }

  @Test
  void cuttingUndoesIt() {
    Images small = images(2, 3, 1, 1, 2, 3, 4, 5, 6);
    Images back = MirrorBorder.cut(MirrorBorder.widen(small, 8, 4), 2, 3);
    assertThat(back.shape()).isEqualTo(small.shape());
    assertThat(back.pixels()).isEqualTo(small.pixels());
    assertThat(MirrorBorder.widen(small, 2, 3)).isSameAs(small);
  }
}
