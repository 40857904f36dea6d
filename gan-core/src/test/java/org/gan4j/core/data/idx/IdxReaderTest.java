package org.gan4j.core.data.idx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gan4j.core.data.idx.IdxFiles.gzip;
import static org.gan4j.core.data.idx.IdxFiles.idx;
import static org.gan4j.core.data.idx.IdxFiles.labels;
import static org.gan4j.core.data.idx.IdxFiles.twoImages;
import static org.gan4j.core.data.idx.IdxFiles.write;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxReaderTest {

  @TempDir Path folder;

  @Test
  void packedAndPlainFilesGiveTheSameImages() throws IOException {
    Images packed = IdxReader.images(write(folder, "a.gz", gzip(twoImages())));
    Images plain = IdxReader.images(write(folder, "a", twoImages()));

    assertThat(packed.shape()).isEqualTo(new ImageShape(1, 2, 1));
    assertThat(packed.pixels()).containsExactly(0, 1, 128, 255);
    assertThat(plain.pixels()).isEqualTo(packed.pixels());
  }

  @Test
  void labelsAreReadAsUnsignedValues() throws IOException {
    assertThat(IdxReader.labels(write(folder, "l.gz", gzip(labels(5, 0, 255)))))
        .containsExactly(5, 0, 255);
  }

  @Test
  void imagesAndLabelsJoinToADataset() throws IOException {
    Path images = write(folder, "i.gz", gzip(twoImages()));
    Path labels = write(folder, "l.gz", gzip(labels(1, 2)));

    Dataset dataset = IdxReader.dataset("mine/train", images, labels, 3);

    assertThat(dataset.name()).isEqualTo("mine/train");
    assertThat(dataset.count()).isEqualTo(2);
    assertThat(dataset.labels().orElseThrow()).containsExactly(1, 2);
    assertThat(dataset.classes()).isEqualTo(3);
  }

  @Test
  void missingFileIsRefusedNamingTheFile() {
    refused(folder.resolve("none.gz"), 3, "expected an IDX file, found none");
  }

  @Test
  void truncatedPlainFileIsRefusedWithBothSizes() throws IOException {
    Path file = write(folder, "cut", Arrays.copyOf(twoImages(), 18));
    refused(file, 3, "truncated: expected 20 bytes, found the end after 18");
  }

  @Test
  void truncatedHeaderIsRefused() throws IOException {
    refused(write(folder, "cut", new byte[] {0, 0}), 1, "truncated: expected 8 bytes, found");
  }

  @Test
  void emptyFileIsRefused() throws IOException {
    refused(write(folder, "empty", new byte[0]), 1, "expected 8 bytes, found the end after 0");
  }

  @Test
  void truncatedGzipIsRefusedNamingTheFile() throws IOException {
    byte[] noise = new byte[200_000];
    new Random(1).nextBytes(noise);
    byte[] packed = gzip(idx(0x803, new int[] {200, 100, 10}, toInts(noise)));
    Path file = write(folder, "cut.gz", Arrays.copyOf(packed, packed.length / 2));
    refused(file, 3, "truncated: expected 200016 bytes, found the end after ");
  }

  @Test
  void damagedGzipIsRefusedNamingTheFile() throws IOException {
    byte[] packed = gzip(twoImages());
    packed[packed.length - 6] ^= 1;
    refused(write(folder, "bad.gz", packed), 3, "expected gzip data, found it damaged after 20");
  }

  @Test
  void trailingBytesAreRefusedWithTheirNumber() throws IOException {
    Path file = write(folder, "long.gz", gzip(Arrays.copyOf(twoImages(), 23)));
    refused(file, 3, "expected 20 bytes, found 3 more after them");
  }

  @Test
  void labelsWhereImagesAreExpectedAreRefusedByMagicNumber() throws IOException {
    Path file = write(folder, "labels.gz", gzip(labels(1, 2, 3, 4, 5, 6, 7, 8)));
    refused(
        file,
        3,
        "expected magic number 00 00 08 03 (unsigned bytes, 3 dimensions), found 00 00 08 01");
  }

  @Test
  void floatsAreRefusedByMagicNumber() throws IOException {
    Path file = write(folder, "floats", idx(0xD01, new int[] {1}, 0, 0, 0, 0));
    refused(
        file,
        1,
        "expected magic number 00 00 08 01 (unsigned bytes, 1 dimension), found 00 00 0d 01");
  }

  @Test
  void webPageSavedAsGzipIsRefusedAsNotGzip() throws IOException {
    Path file = write(folder, "i.gz", "<html>".getBytes(StandardCharsets.US_ASCII));
    refused(file, 3, "expected gzip data (first bytes 1f 8b), found 3c 68");
  }

  @Test
  void zeroAndNegativeDimensionsAreRefused() throws IOException {
    refused(write(folder, "zero", idx(0x803, new int[] {2, 0, 2})), 3, "found 0.");
    refused(write(folder, "minus", idx(0x803, new int[] {2, -1, 2})), 3, "found 4294967295.");
  }

  @Test
  void hugeDimensionsAreRefusedWithoutAllocatingThem() throws IOException {
    int max = Integer.MAX_VALUE;
    refused(
        write(folder, "huge", idx(0x803, new int[] {max, max, max})),
        3,
        "expected at most 2147483639 bytes, found dimensions [2147483647, 2147483647, 2147483647]");
    refused(
        write(folder, "big", idx(0x803, new int[] {2_000_000_000, 1, 1})),
        3,
        "truncated: expected 2000000016 bytes, found the end after 16");
  }

  @Test
  void countMismatchIsRefusedNamingBothFiles() throws IOException {
    Path images = write(folder, "i.gz", gzip(twoImages()));
    Path labels = write(folder, "l.gz", gzip(labels(1, 2, 0)));

    assertThatThrownBy(() -> IdxReader.dataset("mine", images, labels, 3))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(
            labels + ": expected 2 labels, one for each image of " + images + ", found 3.");
  }

  @Test
  void labelOutOfRangeIsRefusedWithItsPosition() throws IOException {
    Path images = write(folder, "i.gz", gzip(twoImages()));
    Path labels = write(folder, "l.gz", gzip(labels(1, 3)));

    assertThatThrownBy(() -> IdxReader.dataset("mine", images, labels, 3))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(labels + ": expected labels 0 to 2, found 3 at position 1.");
  }

  private static void refused(Path file, int rank, String problem) {
    assertThatThrownBy(() -> IdxReader.read(IdxSource.file(file, "Get a good copy."), rank))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(problem)
        .hasMessageEndingWith("Get a good copy.");
  }

  private static int[] toInts(byte[] bytes) {
    int[] values = new int[bytes.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = bytes[i];
    }
    return values;
  }
}
