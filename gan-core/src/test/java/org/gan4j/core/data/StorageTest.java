package org.gan4j.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.folder.FolderPictures;
import org.gan4j.core.internal.folder.FolderPictures.Told;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorageTest {

  @TempDir Path folder;

  private FolderPictures pictures;

  @BeforeEach
  void drawPictures() throws IOException {
    pictures = new FolderPictures(folder);
  }

  private static void assertSame(Dataset streamed, Dataset memory) {
    assertThat(streamed.name()).isEqualTo(memory.name());
    assertThat(streamed.contentHash()).isEqualTo(memory.contentHash());
    assertThat(streamed.classes()).isEqualTo(memory.classes());
    assertThat(streamed.labels().isPresent()).isEqualTo(memory.labels().isPresent());
    int[] backwards = IntStream.range(0, memory.count()).map(i -> memory.count() - 1 - i).toArray();
    assertThat(streamed.store().select(backwards).pixels())
        .isEqualTo(memory.images().select(backwards).pixels());
    assertThat(streamed.read(3, 5).pixels()).isEqualTo(memory.read(3, 5).pixels());
  }

  @ParameterizedTest
  @CsvSource({"1,false", "2,false", "7,false", "1,true", "5,true"})
  void streamedImagesAreThoseInMemory(int readers, boolean cached) {
    Dataset memory = pictures.load(Storage.MEMORY, false, ReadingListener.SILENT);
    Dataset streamed =
        pictures.load(
            pictures.spec(Storage.STREAM, Optional.of(readers), cached), ReadingListener.SILENT);

    assertThat(memory.inMemory()).isTrue();
    assertThat(streamed.inMemory()).isFalse();
    assertSame(streamed, memory);
    assertThat(memory.contentHash()).isEqualTo(Dataset.hash(memory.images(), memory.labels()));
    assertSame(pictures.load(Storage.MEMORY, true, ReadingListener.SILENT), memory);
  }

  @Test
  void aSmallFolderIsInMemoryIfNothingIsSaid() {
    DatasetSpec spec = new DatasetSpec("folder", Optional.of(pictures.images.toString()), 4, 3);
    assertThat(pictures.load(spec, ReadingListener.SILENT).inMemory()).isTrue();
    assertThat(Storage.fitting(new ImageShape(64, 64, 3), 100_000)).isEqualTo(Storage.STREAM);
    assertThat(Storage.fitting(new ImageShape(64, 64, 3), 100)).isEqualTo(Storage.MEMORY);
  }

  @Test
  void bothDomainsAreStreamed() throws IOException {
    Path root = folder.resolve("two");
    for (int i = 0; i < 6; i++) {
      FolderPictures.picture(root.resolve(String.format(Locale.ROOT, "trainA/%d.png", i)), i);
      FolderPictures.picture(root.resolve(String.format(Locale.ROOT, "trainB/%d.png", i)), 10 + i);
      Files.createDirectories(root.resolve("halves/train"));
      BufferedImage wide = new BufferedImage(10, 6, BufferedImage.TYPE_INT_RGB);
      wide.setRGB(2, 3, 0x102030 * i);
      wide.setRGB(7, 3, 0x302010 * i);
      ImageIO.write(
          wide, "png", root.resolve(String.format(Locale.ROOT, "halves/train/%d.png", i)).toFile());
    }
    Path halves = Files.move(root.resolve("halves"), folder.resolve("halves"));
    assertDomainsSame("unpaired-folders", root);
    assertDomainsSame("paired-folder", halves);
  }

  private void assertDomainsSame(String name, Path root) {
    DatasetSpec spec = new DatasetSpec(name, Optional.of(root.toString()), 4, 3);
    Dataset memory = pictures.load(spec, ReadingListener.SILENT);
    Dataset streamed =
        pictures.load(
            spec.kept(Optional.of(Storage.STREAM), Optional.of(3), Optional.empty()),
            ReadingListener.SILENT);
    assertThat(streamed.inMemory()).isFalse();
    assertThat(streamed.contentHash()).isEqualTo(memory.contentHash());
    Dataset b = streamed.counterpart().orElseThrow().images();
    Dataset expected = memory.counterpart().orElseThrow().images();
    int[] all = IntStream.range(0, 6).toArray();
    assertThat(streamed.store().select(all).pixels()).isEqualTo(memory.images().pixels());
    assertThat(b.store().select(all).pixels()).isEqualTo(expected.images().pixels());
    assertThat(b.contentHash()).isEqualTo(expected.contentHash());
  }

  @Test
  void anUnchangedFolderIsNotDecodedAgainForItsHash() throws IOException {
    Told first = new Told();
    String hash = pictures.load(Storage.STREAM, false, first).contentHash();
    assertThat(first.progress).isEqualTo(FolderPictures.COUNT);

    Told second = new Told();
    assertThat(pictures.load(Storage.STREAM, false, second).contentHash()).isEqualTo(hash);
    assertThat(second.progress).isZero();

    FolderPictures.picture(pictures.images.resolve("cat/000.png"), 99);
    Told changed = new Told();
    assertThat(pictures.load(Storage.STREAM, false, changed).contentHash()).isNotEqualTo(hash);
    assertThat(changed.progress).isEqualTo(FolderPictures.COUNT);

    // A file of this very moment may be changed again without another time.
    Told fresh = new Told();
    pictures.load(Storage.STREAM, false, fresh);
    assertThat(fresh.progress).isEqualTo(FolderPictures.COUNT);
  }

  @Test
  void aDamagedFileIsNamedByTheFirstPass() throws IOException {
    Path bad = pictures.images.resolve("dog/031.png");
    FolderPictures.flip(bad, 60);
    assertThatThrownBy(() -> pictures.load(Storage.STREAM, false, ReadingListener.SILENT))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(bad + ": expected ");
  }

  @Test
  void whatNeedsAllImagesAtOnceIsRefusedAndWhatNeedsSomeIsNot() {
    Dataset streamed = pictures.load(Storage.STREAM, false, ReadingListener.SILENT);
    Dataset memory = pictures.load(Storage.MEMORY, false, ReadingListener.SILENT);
    assertThatThrownBy(streamed::images)
        .isInstanceOf(InputException.class)
        .hasMessage(
            streamed.name()
                + ": expected a data set in memory, found one that is read from its files."
                + " Set dataset.storage to memory.");
    Dataset some = streamed.select("some", 5, 2);
    assertThat(some.read(0, 2).pixels()).isEqualTo(memory.images().select(5, 2).pixels());
    assertThat(some.labels().orElseThrow()).isEqualTo(new int[] {0, 0});
    assertThat(some.contentHash()).isNotEqualTo(streamed.select("some", 2, 5).contentHash());
    assertThat(memory.select("some", 5, 2).images().pixels()).isEqualTo(some.read(0, 2).pixels());
  }

  @Test
  void setsThatAreNoFilesHaveNoStorage() {
    DatasetSpec spec =
        new DatasetSpec("mnist", Optional.empty(), 28, 1)
            .kept(Optional.empty(), Optional.of(2), Optional.empty());
    assertThatThrownBy(() -> pictures.load(spec, ReadingListener.SILENT))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "/dataset/readers: mnist is always in memory: expected no such key, found one."
                + " Remove the key, or use a data set of image files.");
  }
}
