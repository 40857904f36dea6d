package org.gan4j.core.internal.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ReadingListener;
import org.gan4j.core.data.Storage;
import org.gan4j.core.internal.folder.FolderPictures.Told;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodedCacheTest {

  private static final int IMAGE = 4 * 4 * 3;
  private static final int[] ALL = IntStream.range(0, FolderPictures.COUNT).toArray();

  @TempDir Path folder;

  private FolderPictures pictures;
  private byte[] pixels;
  private final Told told = new Told();

  @BeforeEach
  void drawPictures() throws IOException {
    pictures = new FolderPictures(folder);
    pixels = pictures.load(Storage.MEMORY, false, ReadingListener.SILENT).images().pixels();
  }

  private Dataset open(ReadingListener listener) {
    return pictures.load(Storage.STREAM, true, listener);
  }

  private Path cache() throws IOException {
    try (Stream<Path> files = Files.list(pictures.caches)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  @Test
  void aCacheIsMadeOnceAndHoldsTheImages() throws IOException {
    assertThat(open(told).store().select(ALL).pixels()).isEqualTo(pixels);
    assertThat(told.progress).isEqualTo(FolderPictures.COUNT);
    assertThat(cache()).hasSize((IMAGE + 4L) * FolderPictures.COUNT + DecodedFile.END);

    Told again = new Told();
    Dataset cached = open(again);
    assertThat(again.progress).isZero();
    assertThat(again.notes).isEmpty();
    assertThat(cached.contentHash()).isEqualTo(open(told).contentHash());

    // The pixels come from the cache alone.
    for (Path file : List.of(Path.of("cat/000.png"), Path.of("dog/001.png"))) {
      Files.delete(pictures.images.resolve(file));
    }
    assertThat(cached.store().select(ALL).pixels()).isEqualTo(pixels);
  }

  @ParameterizedTest
  @ValueSource(strings = {"truncated", "empty", "longer", "end", "checksums"})
  void aDamagedCacheIsNamedAndMadeAgain(String damage) throws IOException {
    String hash = open(told).contentHash();
    Path file = cache();
    byte[] bytes = Files.readAllBytes(file);
    switch (damage) {
      case "truncated" -> Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
      case "empty" -> Files.write(file, new byte[0]);
      case "longer" -> Files.write(file, Arrays.copyOf(bytes, bytes.length + 1));
      case "end" -> FolderPictures.flip(file, -50);
      default -> FolderPictures.flip(file, (long) IMAGE * FolderPictures.COUNT + 9);
    }
    Told again = new Told();
    Dataset repaired = open(again);
    assertThat(again.notes)
        .hasSize(1)
        .allMatch(note -> note.startsWith(file + ": a damaged cache ("));
    assertThat(again.progress).isEqualTo(FolderPictures.COUNT);
    assertThat(repaired.contentHash()).isEqualTo(hash);
    assertThat(repaired.store().select(ALL).pixels()).isEqualTo(pixels);
    assertThat(file).hasBinaryContent(bytes);
  }

  @Test
  void everyFlippedPixelIsNoticedAndDecodedAgain() throws IOException {
    for (int position = 0; position < IMAGE * FolderPictures.COUNT; position += 97) {
      open(told);
      Path file = cache();
      FolderPictures.flip(file, position);
      Told now = new Told();
      assertThat(open(now).store().select(ALL).pixels()).isEqualTo(pixels);
      assertThat(now.notes)
          .containsExactly(
              file + ": a damaged cache; its images are decoded from their files instead");
      assertThat(file).doesNotExist();
    }
  }

  @Test
  void aCacheThatIsCutShortWhileItIsReadIsNoticed() throws IOException {
    Dataset cached = open(told);
    Path file = cache();
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 5 * IMAGE + 1));
    assertThat(cached.store().select(ALL).pixels()).isEqualTo(pixels);
    assertThat(told.notes).hasSize(1);
  }

  @Test
  void aChangedFolderHasAnotherCache() throws IOException {
    String before = open(told).contentHash();
    FolderPictures.picture(pictures.images.resolve("cat/000.png"), 99);
    assertThat(open(told).contentHash()).isNotEqualTo(before);
    assertThat(told.notes)
        .containsExactly(
            pictures.images + ": changed just now, so that no cache is kept this time");
    cache();

    Files.setLastModifiedTime(
        pictures.images.resolve("cat/000.png"), FileTime.fromMillis(1_000_000));
    open(told);
    try (Stream<Path> files = Files.list(pictures.caches)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void aBadFileLeavesNoCache() throws IOException {
    Path bad = pictures.images.resolve("dog/031.png");
    FolderPictures.flip(bad, 60);
    assertThatThrownBy(() -> open(told))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(bad + ": expected ");
    assertThat(pictures.caches).isEmptyDirectory();
  }

  @Test
  void whatAKilledProcessLeftIsSweptAwayOnceItIsOld() throws IOException {
    Files.createDirectories(pictures.caches);
    String left = ".x.decoded.host-0123456789abcdef.tmp";
    FileTime twoDaysAgo = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
    Files.setLastModifiedTime(Files.writeString(pictures.caches.resolve(left), "half"), twoDaysAgo);
    open(told);
    assertThat(cache().getFileName().toString()).startsWith("images-4x4x3-").endsWith(".decoded");
  }

  @Test
  void aFolderThatIsNoneIsRefused() throws IOException {
    Files.writeString(pictures.caches, "a file");
    assertThatThrownBy(() -> open(told))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(pictures.caches + ": expected a folder, found a file");
  }
}
