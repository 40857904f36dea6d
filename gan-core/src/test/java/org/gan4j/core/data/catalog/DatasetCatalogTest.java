package org.gan4j.core.data.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.gan4j.core.data.idx.IdxFiles.gzip;
import static org.gan4j.core.data.idx.IdxFiles.labels;
import static org.gan4j.core.data.idx.IdxFiles.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.data.DataPlaces;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.DatasetSpec;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Split;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetCatalogTest {

  @TempDir Path folder;

  private Path user;
  private Path system;
  private DatasetCatalog catalog;

  @BeforeEach
  void places() {
    user = folder.resolve("user");
    system = folder.resolve("system");
    catalog = new DatasetCatalog(new DataPlaces(user, system));
  }

  @Test
  void mnistAtItsNativeSizeIsMnist() {
    Dataset dataset = catalog.load(new DatasetSpec("mnist", Optional.empty(), 28, 1), Split.TEST);

    assertThat(dataset.name()).isEqualTo("mnist/test");
    assertThat(dataset.contentHash()).isEqualTo(Mnist.load(Split.TEST).contentHash());
  }

  @Test
  void mnistAt32IsPaddedAroundTheCentreAndSaysSo() {
    Dataset nativeSize = Mnist.load(Split.TEST);
    Dataset dataset = catalog.load(new DatasetSpec("mnist", Optional.empty(), 32, 1), Split.TEST);

    assertThat(dataset.name()).isEqualTo("mnist-padded32/test");
    assertThat(dataset.shape()).isEqualTo(new ImageShape(32, 32, 1));
    assertThat(dataset.labels().orElseThrow()).isEqualTo(nativeSize.labels().orElseThrow());
    assertThat(dataset.contentHash()).isNotEqualTo(nativeSize.contentHash());
    byte[] padded = dataset.read(9_999, 1).pixels();
    byte[] digit = nativeSize.read(9_999, 1).pixels();
    for (int y = 0; y < 32; y++) {
      for (int x = 0; x < 32; x++) {
        boolean inside = y >= 2 && y < 30 && x >= 2 && x < 30;
        assertThat(padded[32 * y + x]).isEqualTo(inside ? digit[28 * (y - 2) + x - 2] : 0);
      }
    }
  }

  @Test
  void mnistAt64IsBilinearAndSaysSo() {
    Dataset dataset = catalog.load(new DatasetSpec("mnist", Optional.empty(), 64, 1), Split.TEST);

    assertThat(dataset.name()).isEqualTo("mnist-bilinear64/test");
    assertThat(dataset.shape()).isEqualTo(new ImageShape(64, 64, 1));
    assertThat(dataset.count()).isEqualTo(10_000);
    byte[] digit = Mnist.load(Split.TEST).read(9_999, 1).pixels();
    byte[] large = dataset.read(9_999, 1).pixels();
    // Output (32, 32) is centred at 32.5 * 28/64 - 0.5 = 13.71875 between input pixels 13 and 14.
    double w = 0.71875;
    double expected =
        (1 - w) * ((1 - w) * at(digit, 13, 13) + w * at(digit, 13, 14))
            + w * ((1 - w) * at(digit, 14, 13) + w * at(digit, 14, 14));
    assertThat(Byte.toUnsignedInt(large[32 * 64 + 32])).isEqualTo((int) Math.round(expected));
    assertThat(expected).isBetween(1.0, 254.0);
  }

  private static int at(byte[] digit, int y, int x) {
    return Byte.toUnsignedInt(digit[28 * y + x]);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mnits|28|1|/dataset/name: expected a known data set, found 'mnits'. Did you mean mnist?"
            + " Use mnist, fashion-mnist, folder, mnist-outlines, mnist-tones, fashion-tones,"
            + " unpaired-folders, paired-folder.",
        "celeba|64|3|/dataset/name: expected a known data set, found 'celeba'. Use mnist,"
            + " fashion-mnist, folder, mnist-outlines, mnist-tones, fashion-tones, unpaired-folders,"
            + " paired-folder.",
        "mnist|16|1|/dataset/imageSize: mnist: expected 28 or more, found 16. Use 28 (native), 32"
            + " (padded with zeros) or larger, such as 64 (bilinear).",
        "fashion-mnist|28|3|/dataset/channels: fashion-mnist is grey: expected 1, found 3. Use 1.",
        "folder|64|3|/dataset/path: folder: expected a folder, found none. Add path: FOLDER."
      })
  void specsThatFitNoDataSetAreRefused(String name, int imageSize, int channels, String message) {
    DatasetSpec spec = new DatasetSpec(name, Optional.empty(), imageSize, channels);
    assertThatThrownBy(() -> catalog.load(spec, Split.TRAIN))
        .isInstanceOf(InputException.class)
        .hasMessage(message);
  }

  @Test
  void mnistTakesNoPath() {
    assertThatThrownBy(
            () -> catalog.load(new DatasetSpec("mnist", Optional.of("/x"), 28, 1), Split.TRAIN))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "/dataset/path: mnist ships with gan4j: expected no path, found /x. Remove the key.");
  }

  @Test
  void pathThatIsNoPathIsRefused() {
    DatasetSpec spec = new DatasetSpec("folder", Optional.of("a\0b"), 28, 1);
    assertThatThrownBy(() -> catalog.load(spec, Split.TRAIN))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("/dataset/path: expected a path, found ");
  }

  @Test
  void fashionMnistNotFoundListsEveryPlace() {
    DatasetSpec spec = new DatasetSpec("fashion-mnist", Optional.empty(), 28, 1);
    assertThatThrownBy(() -> catalog.load(spec, Split.TRAIN))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(
            "found none of them in "
                + user.resolve("fashion-mnist")
                + " or "
                + system.resolve("fashion-mnist"))
        .hasMessageContaining(" into " + user.resolve("fashion-mnist"));
  }

  @Test
  void givenPathIsTheOnlyPlaceLookedAt() throws IOException {
    placeFashionMnist(user);
    Path given = folder.resolve("given");
    DatasetSpec spec = new DatasetSpec("fashion-mnist", Optional.of(given.toString()), 28, 1);

    assertThatThrownBy(() -> catalog.load(spec, Split.TRAIN))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found none of them in " + given + ". Put");
  }

  @Test
  void knownDataSetsSayWhetherAndWhereTheyAre() throws IOException {
    assertThat(catalog.known())
        .extracting(DatasetCatalog.Entry::name, DatasetCatalog.Entry::available)
        .containsExactly(
            tuple("mnist", true),
            tuple("fashion-mnist", false),
            tuple("folder", true),
            tuple("mnist-outlines", true),
            tuple("mnist-tones", true),
            tuple("fashion-tones", false),
            tuple("unpaired-folders", true),
            tuple("paired-folder", true));
    assertThat(catalog.known().get(1).where())
        .isEqualTo(
            "not found in "
                + user.resolve("fashion-mnist")
                + " or "
                + system.resolve("fashion-mnist"));

    placeFashionMnist(system);
    assertThat(catalog.known().get(1).available()).isTrue();
    assertThat(catalog.known().get(1).where())
        .isEqualTo(system.resolve("fashion-mnist").toString());

    placeFashionMnist(user);
    assertThat(catalog.known().get(1).where()).isEqualTo(user.resolve("fashion-mnist").toString());
  }

  @Test
  void incompleteDataSetIsNotAvailableAndNamesWhatIsMissing() throws IOException {
    placeFashionMnist(user);
    Files.delete(user.resolve("fashion-mnist").resolve("t10k-labels-idx1-ubyte.gz"));

    assertThat(catalog.known().get(1).available()).isFalse();
    assertThat(catalog.known().get(1).where())
        .isEqualTo(user.resolve("fashion-mnist") + ", without t10k-labels-idx1-ubyte.gz");
  }

  private static void placeFashionMnist(Path place) throws IOException {
    Path target = Files.createDirectories(place.resolve("fashion-mnist"));
    for (String name : FashionMnist.missing(target)) {
      write(target, name, gzip(labels(1)));
    }
  }
}
