package org.gan4j.core.internal.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PicturesTest {

  @TempDir private Path folder;

  private void picture(String name, int height, int width) throws IOException {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < height * width; i++) {
      picture.setRGB(i % width, i / width, (3 * i) << 16 | (3 * i + 1) << 8 | (3 * i + 2));
    }
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    ImageIO.write(picture, "png", file.toFile());
  }

  @Test
  void filesAreReadAtTheirOwnSizeInTheOrderOfTheirNames() throws IOException {
    picture("b.png", 2, 3);
    picture("a/z.PNG", 4, 1);
    Pictures pictures = Pictures.in(folder);
    assertThat(pictures.files()).containsExactly(Path.of("a/z.PNG"), Path.of("b.png"));
    assertThat(pictures.shapeOf(Path.of("b.png"), 3)).isEqualTo(new ImageShape(2, 3, 3));
    Images image = pictures.read(Path.of("b.png"), 3);
    assertThat(image.shape()).isEqualTo(new ImageShape(2, 3, 3));
    for (int i = 0; i < 18; i++) {
      assertThat(image.pixels()[i]).isEqualTo((byte) i);
    }
    // 0.299 * 15 + 0.587 * 16 + 0.114 * 17 = 15.8
    assertThat(pictures.read(Path.of("b.png"), 1).pixels()).containsExactly(1, 4, 7, 10, 13, 16);
  }

  @Test
  void whatIsNoImageIsRefusedNamingTheFile() throws IOException {
    Files.writeString(folder.resolve("a.png"), "text");
    Pictures pictures = Pictures.in(folder);
    assertThatThrownBy(() -> pictures.shapeOf(Path.of("a.png"), 3))
        .isInstanceOf(InputException.class)
        .hasMessage(
            folder.resolve("a.png")
                + ": expected a PNG or JPEG image, found other content. Replace the file, or move"
                + " it out of the folder.");
  }
}
