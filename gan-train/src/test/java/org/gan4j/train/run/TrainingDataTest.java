package org.gan4j.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ClassNames;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingDataTest {

  private static final Dataset PETS =
      Dataset.of(
          "pets/train",
          new Images(new ImageShape(1, 2, 1), new byte[] {1, 2, 3, 4}),
          Optional.of(new int[] {1, 0}),
          new ClassNames(List.of("cat", "d\u00f6g")));

  @TempDir private Path folder;

  private Path written(Dataset dataset) {
    Path file = folder.resolve("data.json");
    TrainingData.of(dataset).write(file);
    return file;
  }

  @Test
  void readsBackAllButTheImages() {
    Dataset read = TrainingData.read(written(PETS)).orElseThrow().withoutImages();

    assertThat(read.name()).isEqualTo("pets/train");
    assertThat(read.contentHash()).isEqualTo(PETS.contentHash());
    assertThat(read.shape()).isEqualTo(PETS.shape());
    assertThat(read.count()).isEqualTo(2);
    assertThat(read.classNames()).isEqualTo(PETS.classNames());
    assertThat(read.labels().orElseThrow()).containsExactly(1, 0);
    assertThat(read.counterpart()).isEmpty();
    assertThatThrownBy(() -> read.read(0, 1))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("pets/train: expected the images themselves");
  }

  @Test
  void readsBackBothDomains() {
    Dataset b = Dataset.of("b", PETS.images(), Optional.empty(), 0);
    Dataset read =
        TrainingData.read(written(Dataset.pair("both", PETS, b, true)))
            .orElseThrow()
            .withoutImages();

    assertThat(read.counterpart().orElseThrow().paired()).isTrue();
    assertThat(read.counterpart().orElseThrow().images().count()).isEqualTo(2);
    assertThat(read.counterpart().orElseThrow().images().labels()).isEmpty();
  }

  @Test
  void equalDataAreEqualBytes() throws IOException {
    byte[] first = Files.readAllBytes(written(PETS));
    assertThat(Files.readAllBytes(written(PETS))).isEqualTo(first);
  }

  @Test
  void aChangedFileIsRefused() throws IOException {
    Path file = written(PETS);
    String text = Files.readString(file);
    for (String damage :
        List.of(text.replace("[1,0]", "[0,1]"), text.substring(0, 40), "", "{}", "[1]")) {
      assertThat(damage).isNotEqualTo(text);
      Files.writeString(file, damage);
      assertThatThrownBy(() -> TrainingData.read(file))
          .as(damage)
          .isInstanceOf(InputException.class)
          .hasMessageStartingWith(
              file + ": expected the description of the training images, found");
    }
  }

  @Test
  void runsOfEarlierVersionsHaveNone() {
    assertThat(TrainingData.read(folder.resolve("data.json"))).isEmpty();
  }
}
