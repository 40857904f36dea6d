package org.gan4j.eval.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.eval.internal.numpy.NpyValues;
import org.gan4j.eval.internal.numpy.NpzFile;
import org.gan4j.eval.internal.numpy.NpzStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ImageCollectionsTest {

  @TempDir private Path folder;

  private static Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("dog/b.png", Pictures.rgb(2, 3, 0x010203));
    files.put("cat/z.JPG", Pictures.jpeg(8, 8, 0x808080));
    files.put("dog/B.png", Pictures.grey(4, 1, 7));
    files.put("cat/.hidden", Pictures.text());
    files.put(".cache/x.png", Pictures.text());
    return files;
  }

  private Path at(boolean zip, Map<String, byte[]> files) throws IOException {
    return zip
        ? Pictures.zip(folder.resolve("samples.zip"), files)
        : Pictures.folder(folder.resolve("samples"), files);
  }

  private static ImageCollection open(Path path) {
    return ImageCollections.open(path, Damaged.REFUSE);
  }

  private static void refused(Path path, String problem) {
    assertThatThrownBy(() -> open(path).close())
        .isInstanceOf(InputException.class)
        .hasMessageContaining(path.toString())
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void imagesOfAnySizesAreReadInTheOrderOfTheirNames(boolean zip) throws IOException {
    try (ImageCollection images = open(at(zip, files()))) {
      assertThat(images.name()).isEqualTo(zip ? "zip:samples.zip" : "folder:samples");
      assertThat(images.count()).isEqualTo(3);
      assertThat(images.nameOf(0)).endsWith("cat/z.JPG");
      assertThat(images.read(0).shape()).isEqualTo(new ImageShape(8, 8, 3));
      assertThat(images.nameOf(1)).endsWith("dog/B.png");
      assertThat(images.read(1).shape()).isEqualTo(new ImageShape(4, 1, 1));
      assertThat(images.read(1).pixels()).containsExactly(7, 7, 7, 7);
      assertThat(images.read(2).shape()).isEqualTo(new ImageShape(2, 3, 3));
      assertThat(images.read(2).pixels()).startsWith(1, 2, 3, 1, 2, 3);
      assertThat(images.labels().orElseThrow().of()).containsExactly(0, 1, 1);
      assertThat(images.labels().orElseThrow().names().count()).isEqualTo(2);
      assertThat(images.skipped()).isEmpty();
    }
  }

  @Test
  void aFolderAndAZipArchiveOfTheSameFilesHaveTheHashOfTheirListing() throws IOException {
    StringBuilder listing = new StringBuilder();
    for (String name : new String[] {"cat/z.JPG", "dog/B.png", "dog/b.png"}) {
      listing.append(Hashing.sha256().hashBytes(files().get(name))).append("  ").append(name);
      listing.append('\n');
    }
    String expected = Hashing.sha256().hashString(listing, StandardCharsets.UTF_8).toString();
    try (ImageCollection unpacked = open(at(false, files()));
        ImageCollection packed = open(at(true, files()))) {
      assertThat(unpacked.contentHash()).isEqualTo(expected);
      assertThat(packed.contentHash()).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void splitsAreNotTakenTogether(boolean zip) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("Train/cat/a.png", Pictures.rgb(1, 1, 1));
    files.put("val/cat/a.png", Pictures.rgb(1, 1, 1));
    Path path = at(zip, files);
    refused(
        path,
        "expected one set of images, found the splits Train/ and val/. "
            + (zip
                ? "Unpack it, and give one of them."
                : "Give one of them, for instance " + path.resolve("Train") + "."));

    files.put("extra/a.png", Pictures.rgb(1, 1, 1));
    refused(at(zip, files), "expected nothing beside Train/ and val/, found extra");
  }

  @Test
  void classOfTrainsIsAClassInsideAFolderOfASplit() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("bus/a.png", Pictures.rgb(1, 1, 1));
    files.put("train/a.png", Pictures.rgb(1, 1, 1));
    try (ImageCollection images = open(Pictures.folder(folder.resolve("test"), files))) {
      assertThat(images.labels().orElseThrow().of()).containsExactly(0, 1);
    }
    try (ImageCollection images = open(Pictures.zip(folder.resolve("test.zip"), files))) {
      assertThat(images.labels().orElseThrow().of()).containsExactly(0, 1);
    }
  }

  @Test
  void arraysOfBytesAreImages() throws IOException {
    byte[] pixels = new byte[2 * 5 * 6 * 3];
    for (int k = 0; k < pixels.length; k++) {
      pixels[k] = (byte) k;
    }
    Path npy = folder.resolve("a.npy");
    NpyValues.of(pixels, 2, 5, 6, 3).write(npy);
    Path npz = folder.resolve("a.npz");
    Map<String, NpyValues> arrays = new LinkedHashMap<>();
    arrays.put("images", NpyValues.of(pixels, 2, 5, 6, 3));
    arrays.put("labels", NpyValues.of(new int[] {4, 1}, 2));
    NpzFile.write(npz, arrays);
    Images images = new Images(new ImageShape(5, 6, 3), pixels);
    try (ImageCollection one = open(npy);
        ImageCollection labelled = open(npz)) {
      assertThat(one.name()).isEqualTo("npy:a.npy");
      assertThat(one.count()).isEqualTo(2);
      assertThat(one.read(1).pixels()).isEqualTo(images.slice(1, 1).pixels());
      assertThat(one.contentHash()).isEqualTo(Dataset.hash(images, Optional.empty()));
      assertThat(labelled.labels().orElseThrow().of()).containsExactly(4, 1);
      assertThat(labelled.labels().orElseThrow().names().count()).isEqualTo(5);
      assertThat(labelled.contentHash())
          .isEqualTo(Dataset.hash(images, Optional.of(new int[] {4, 1})));
      assertThat(labelled.nameOf(1)).isEqualTo(npz + ", images.npy, image 1");
    }
  }

  @Test
  void arraysOfOtherTypesAndShapesAreRefused() {
    Path file = folder.resolve("b.npy");
    NpyValues.of(new byte[60], 5, 4, 3).write(file);
    refused(file, "expected uint8 of shape [n, h, w] or [n, h, w, c] with c = 1 or 3");
    NpyValues.of(new byte[600], 2, 3, 10, 10).write(file);
    refused(file, "found uint8 of shape [2, 3, 10, 10]");
    NpyValues.of(new byte[0], 0, 10, 10).write(file);
    refused(file, "found uint8 of shape [0, 10, 10]");
    NpyValues.of(new byte[20000], 1, 1, 20000).write(file);
    refused(file, "expected at most 16384 pixels a side");
    NpyValues.of(new float[6], 1, 2, 3).write(file);
    refused(file, "found float32 of shape [1, 2, 3]");
    NpyValues.of(new float[6], 2, 3).write(file);
    refused(file, "expected images, found features");
    Path npz = folder.resolve("b.npz");
    NpzFile.write(
        npz, Map.of("x", NpyValues.of(new byte[50], 1, 5, 10), "y", NpyValues.of(new byte[1], 1)));
    refused(npz, "expected one array, or one called images or arr_0, found");
    new NpzStatistics(new double[1], new double[1]).write(npz);
    refused(npz, "found statistics of features (mu, sigma)");
  }

  @Test
  void otherFilesAreRefusedByTheirContentWhateverTheirName() throws IOException {
    refused(Files.write(folder.resolve("a.zip"), Pictures.grey(1, 1, 0)), "found a single one");
    refused(Files.write(folder.resolve("b.npy"), Pictures.text()), "found a file of another kind");
    refused(Files.write(folder.resolve("c.zip"), new byte[0]), "found a file of another kind");
    refused(folder.resolve("none"), "expected images, found nothing there");
    refused(
        Files.write(folder.resolve("d.zip"), new byte[] {'P', 'K', 3, 4, 0, 0}),
        "expected a zip archive");
    refused(Files.createDirectory(folder.resolve("empty")), "expected .png, .jpg or .jpeg files");
    refused(Pictures.zip(folder.resolve("e.zip"), Map.of()), "expected .png, .jpg or .jpeg files");
    Path named =
        Pictures.zip(folder.resolve("archive.png"), Map.of("a.png", Pictures.rgb(1, 1, 0)));
    try (ImageCollection images = open(named)) {
      assertThat(images.count()).isEqualTo(1);
    }
  }

  @Test
  void selectionsOfImagesAreCollections() {
    byte[] pixels = new byte[300];
    for (int k = 0; k < pixels.length; k++) {
      pixels[k] = (byte) k;
    }
    int[] labels = new int[300];
    labels[299] = 2;
    Path set = folder.resolve("set.npz");
    NpzFile.write(
        set,
        Map.of("images", NpyValues.of(pixels, 300, 1, 1, 1), "labels", NpyValues.of(labels, 300)));
    try (ImageCollection whole = open(set)) {
      ImageCollection some = ImageCollections.select(whole, 299, 5);
      assertThat(some.count()).isEqualTo(2);
      assertThat(some.read(0).pixels()).containsExactly((byte) 299);
      assertThat(some.labels().orElseThrow().of()).containsExactly(2, 0);
      assertThat(some.nameOf(1)).isEqualTo(set + ", images.npy, image 5");
      assertThat(some.contentHash())
          .isNotEqualTo(whole.contentHash())
          .isNotEqualTo(ImageCollections.select(whole, 5, 299).contentHash());
      assertThatThrownBy(() -> ImageCollections.select(whole, 300))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }
}
