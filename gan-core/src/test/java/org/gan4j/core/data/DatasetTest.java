package org.gan4j.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.gan4j.core.InputException;
import org.junit.jupiter.api.Test;

class DatasetTest {

  private final ImageShape shape = new ImageShape(2, 2, 1);

  private Images images(int... values) {
    byte[] pixels = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      pixels[i] = (byte) values[i];
    }
    return new Images(shape, pixels);
  }

  @Test
  void hashFollowsItsDefinition() {
    // Python: sha256(pack('<4i', 1, 2, 2, 1) + bytes([0, 1, 128, 255]) + pack('<2i', 1, 7)).
    assertThat(Dataset.hash(images(0, 1, 128, 255), Optional.of(new int[] {7})))
        .isEqualTo("da6fa9b1ef56bd2be3c67b489da63141826d710208ec75de4badc877ae87301a");
    // Python: sha256(pack('<4i', 1, 2, 2, 1) + bytes([0, 1, 128, 255]) + pack('<i', 0)).
    assertThat(Dataset.hash(images(0, 1, 128, 255), Optional.empty()))
        .isEqualTo("7c9640329ff54d32ede7f07160888d052a3b3f459e10293cbe1a499f8b0aa2df");
  }

  @Test
  void hashTellsShapesPixelsAndLabelsApart() {
    Images images = images(0, 1, 2, 3);
    Images row = new Images(new ImageShape(1, 4, 1), images.pixels());

    assertThat(
            new String[] {
              Dataset.hash(images, Optional.empty()),
              Dataset.hash(row, Optional.empty()),
              Dataset.hash(images(0, 1, 2, 4), Optional.empty()),
              Dataset.hash(images, Optional.of(new int[] {0})),
              Dataset.hash(images, Optional.of(new int[] {1}))
            })
        .doesNotHaveDuplicates();
  }

  @Test
  void rangesAreReadInOrder() {
    Dataset dataset = Dataset.of("d", images(0, 1, 2, 3, 4, 5, 6, 7), Optional.empty(), 0);

    assertThat(dataset.read(1, 1).pixels()).containsExactly(4, 5, 6, 7);
    assertThatThrownBy(() -> dataset.read(1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void imagesThatCannotFitInMemoryAreRefusedWithBothSizes() {
    ImageShape large = new ImageShape(1024, 1024, 3);

    assertThatThrownBy(() -> Images.allocate("photos", large, 1_000_000))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("photos: expected at most ")
        .hasMessageContaining("found 1000000 images of 1024x1024x3 = 3000000 MiB")
        .hasMessageEndingWith("Choose a smaller imageSize or fewer images.");
  }
}
