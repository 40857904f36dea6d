package org.gan4j.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageGridTest {

  @TempDir private Path folder;

  private static Images images(int count, int channels) {
    byte[] pixels = new byte[count * 2 * 3 * channels];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i + 100);
    }
    return new Images(new ImageShape(2, 3, channels), pixels);
  }

  @Test
  void imagesLieRowByRowWithAWhiteGapOfTwo() {
    BufferedImage grid = ImageGrid.of(images(3, 1), 2);
    assertThat(grid.getWidth()).isEqualTo(2 + 2 * (3 + 2));
    assertThat(grid.getHeight()).isEqualTo(2 + 2 * (2 + 2));
    assertThat(grid.getRGB(0, 0)).isEqualTo(0xFFFFFFFF);
    // Image 0, row 1, column 2; image 1, row 0, column 0; image 2, row 1, column 0.
    assertThat(grid.getRGB(4, 3)).isEqualTo(grey(105));
    assertThat(grid.getRGB(7, 2)).isEqualTo(grey(106));
    assertThat(grid.getRGB(2, 7)).isEqualTo(grey(115));
    assertThat(grid.getRGB(7, 7)).isEqualTo(0xFFFFFFFF);
  }

  private static int grey(int value) {
    return 0xFF000000 | value << 16 | value << 8 | value;
  }

  @Test
  void coloursAreRedGreenBlue() {
    BufferedImage picture = ImageGrid.single(images(2, 3), 1);
    assertThat(picture.getRGB(0, 0)).isEqualTo(0xFF000000 | 118 << 16 | 119 << 8 | 120);
  }

  @Test
  void aGreyImageReadsBackToTheBit() throws IOException {
    Path file = folder.resolve("a/x.png");
    ImageGrid.write(ImageGrid.single(images(2, 1), 1), file);
    BufferedImage read = ImageIO.read(file.toFile());
    assertThat(read.getRaster().getNumBands()).isEqualTo(1);
    assertThat(read.getRaster().getPixels(0, 0, 3, 2, (int[]) null))
        .containsExactly(106, 107, 108, 109, 110, 111);
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aFileInPlaceOfTheFolderIsRefused() throws IOException {
    Path taken = Files.writeString(folder.resolve("taken"), "");
    assertThatThrownBy(
            () -> ImageGrid.write(ImageGrid.single(images(1, 1), 0), taken.resolve("x.png")))
        .isInstanceOf(InputException.class)
        .hasMessage(
            taken + ": expected a folder, found a file. Move it away or choose another place.");
  }
}
