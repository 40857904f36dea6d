package org.gan4j.core.data.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gan4j.core.data.idx.IdxFiles.gzip;
import static org.gan4j.core.data.idx.IdxFiles.labels;
import static org.gan4j.core.data.idx.IdxFiles.twoImages;
import static org.gan4j.core.data.idx.IdxFiles.write;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.Split;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FashionMnistTest {

  /** Beside the repository, where there is one; tests run in the module's folder. */
  private static final Path SHARED = Path.of("..", "..", "shared", "datasets", "fashion-mnist");

  @TempDir Path folder;

  @Test
  void officialFilesAreRead() {
    Assumptions.assumeTrue(Files.isDirectory(SHARED), "no Fashion-MNIST beside the repository");

    Dataset train = FashionMnist.load(List.of(folder, SHARED), Split.TRAIN);
    Dataset test = FashionMnist.load(List.of(folder, SHARED), Split.TEST);

    assertThat(train.name()).isEqualTo("fashion-mnist/train");
    assertThat(train.count()).isEqualTo(60_000);
    // First labels as shown by the data set's own tutorials: ankle boot, T-shirt, T-shirt.
    assertThat(train.labels().orElseThrow()).startsWith(9, 0, 0, 3, 0);
    assertThat(test.count()).isEqualTo(10_000);
    assertThat(test.labels().orElseThrow()).startsWith(9, 2, 1, 1, 6);
    assertThat(train.contentHash()).isEqualTo(Dataset.hash(train.images(), train.labels()));
    assertThat(test.contentHash()).isEqualTo(Dataset.hash(test.images(), test.labels()));
  }

  @Test
  void unpackedFilesAreReadToo() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(SHARED), "no Fashion-MNIST beside the repository");
    for (String name : List.of("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")) {
      try (InputStream in =
          new GZIPInputStream(Files.newInputStream(SHARED.resolve(name + ".gz")))) {
        Files.copy(in, folder.resolve(name));
      }
    }

    assertThat(FashionMnist.load(List.of(folder), Split.TEST).contentHash())
        .isEqualTo(FashionMnist.load(List.of(SHARED), Split.TEST).contentHash());
  }

  @Test
  void notFoundListsEveryFolderAndSaysWhatToPutThere() {
    Path a = folder.resolve("a");
    Path b = folder.resolve("b");

    assertThatThrownBy(() -> FashionMnist.load(List.of(a, b), Split.TRAIN))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "data set fashion-mnist: expected its four files in one folder, found none of them in "
                + a
                + " or "
                + b
                + ". Put train-images-idx3-ubyte.gz, train-labels-idx1-ubyte.gz,"
                + " t10k-images-idx3-ubyte.gz, t10k-labels-idx1-ubyte.gz into "
                + a
                + " (official copies: https://github.com/zalandoresearch/fashion-mnist; on Debian:"
                + " package dataset-fashion-mnist).");
  }

  @Test
  void otherContentUnderTheOfficialNameIsRefusedWithBothHashes() throws IOException {
    Path images = write(folder, "t10k-images-idx3-ubyte.gz", gzip(twoImages()));
    write(folder, "t10k-labels-idx1-ubyte.gz", gzip(labels(1, 2)));

    assertThatThrownBy(() -> FashionMnist.load(List.of(folder), Split.TEST))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(
            images
                + ": expected content with SHA-256"
                + " 5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b, found ")
        .hasMessageEndingWith(
            "Get the official t10k-images-idx3-ubyte.gz again from"
                + " https://github.com/zalandoresearch/fashion-mnist.");
  }

  @Test
  void incompleteFolderIsRefusedNamingTheMissingFile() throws IOException {
    write(folder, "t10k-labels-idx1-ubyte.gz", gzip(labels(1, 2)));

    assertThatThrownBy(() -> FashionMnist.load(List.of(folder), Split.TEST))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(
            folder.resolve("t10k-images-idx3-ubyte.gz") + ": expected an IDX file, found none");
  }
}
