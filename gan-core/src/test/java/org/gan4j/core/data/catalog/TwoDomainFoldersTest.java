package org.gan4j.core.data.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.gan4j.core.InputException;
import org.gan4j.core.data.DataPlaces;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.DatasetSpec;
import org.gan4j.core.data.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwoDomainFoldersTest {

  @TempDir Path folder;

  private final DatasetCatalog catalog =
      new DatasetCatalog(new DataPlaces(Path.of("none"), Path.of("none")));

  private Dataset load(String name, int imageSize, int channels, Split split) {
    return catalog.load(
        new DatasetSpec(name, Optional.of(folder.toString()), imageSize, channels), split);
  }

  /** Writes a grey PNG of rows of equal length. */
  private Path grey(String name, int[]... rows) throws IOException {
    return write(name, BufferedImage.TYPE_BYTE_GRAY, rows);
  }

  private Path write(String name, int type, int[]... rows) throws IOException {
    BufferedImage image = new BufferedImage(rows[0].length, rows.length, type);
    for (int y = 0; y < rows.length; y++) {
      image.getRaster().setPixels(0, y, rows[y].length, 1, rows[y]);
    }
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
    return file;
  }

  private static int[] row(int... values) {
    return values;
  }

  private static Dataset domainB(Dataset dataset) {
    return dataset.counterpart().orElseThrow().images();
  }

  private void refused(String name, Split split, String message) {
    assertThatThrownBy(() -> load(name, 1, 1, split))
        .isInstanceOf(InputException.class)
        .hasMessage(message);
  }

  @Test
  void unpairedDomainsAreTheFoldersOfTheSplit() throws IOException {
    grey("trainA/b.png", row(2));
    grey("trainA/a.png", row(1));
    grey("trainB/z.png", row(3));
    grey("testA/a.png", row(4));
    grey("testB/a.png", row(5));

    Dataset train = load("unpaired-folders", 1, 1, Split.TRAIN);
    Dataset test = load("unpaired-folders", 1, 3, Split.TEST);

    assertThat(train.name()).isEqualTo("unpaired:" + folder.getFileName() + "-1x1x1/train");
    assertThat(domainB(train).name()).isEqualTo(train.name() + "B");
    assertThat(train.images().pixels()).containsExactly(1, 2);
    assertThat(domainB(train).images().pixels()).containsExactly(3);
    assertThat(train.counterpart().orElseThrow().paired()).isFalse();
    assertThat(train.labels()).isEmpty();
    assertThat(test.name()).isEqualTo("unpaired:" + folder.getFileName() + "-1x1x3/test");
    assertThat(test.images().pixels()).containsExactly(4, 4, 4);
    assertThat(domainB(test).images().pixels()).containsExactly(5, 5, 5);
  }

  @Test
  void unpairedDomainsHaveTheClassesOfTheirOwnSubFolders() throws IOException {
    grey("trainA/cat/1.png", row(1));
    grey("trainA/dog/1.png", row(2));
    grey("trainB/1.png", row(3));

    Dataset train = load("unpaired-folders", 1, 1, Split.TRAIN);

    assertThat(train.labels().orElseThrow()).containsExactly(0, 1);
    assertThat(train.classes()).isEqualTo(2);
    assertThat(domainB(train).labels()).isEmpty();
  }

  @Test
  void hashFollowsTheContentOfBothDomains() throws IOException {
    grey("trainA/a.png", row(1));
    grey("trainB/a.png", row(2));
    String first = load("unpaired-folders", 1, 1, Split.TRAIN).contentHash();

    assertThat(load("unpaired-folders", 1, 1, Split.TRAIN).contentHash()).isEqualTo(first);
    grey("trainB/a.png", row(3));
    assertThat(load("unpaired-folders", 1, 1, Split.TRAIN).contentHash()).isNotEqualTo(first);
  }

  @Test
  void unpairedSplitWithoutBothDomainsIsRefused() throws IOException {
    grey("trainA/a.png", row(1));
    refused(
        "unpaired-folders",
        Split.TRAIN,
        folder
            + ": expected a train split, found only trainA. Put the images of its domains into"
            + " the sub-folders trainA/ and trainB/.");

    grey("trainB/a.png", row(1));
    assertThat(load("unpaired-folders", 1, 1, Split.TRAIN).count()).isEqualTo(1);
    refused(
        "unpaired-folders",
        Split.TEST,
        folder
            + ": expected a test split, found only trainA, trainB. Put the images of its domains"
            + " into the sub-folders testA/ and testB/.");
  }

  @Test
  void unpairedValIsTheTestSplitOnlyWhereThereIsNoTest() throws IOException {
    for (String name : new String[] {"trainA", "trainB", "valA", "valB"}) {
      grey(name + "/a.png", row(1));
    }
    assertThat(load("unpaired-folders", 1, 1, Split.TEST).name()).endsWith("-1x1x1/val");

    grey("testA/a.png", row(1));
    grey("testB/a.png", row(1));
    assertThat(load("unpaired-folders", 1, 1, Split.TEST).name()).endsWith("-1x1x1/test");
  }

  @Test
  void imagesBesideTheDomainsAreRefusedRatherThanLeftOut() throws IOException {
    grey("trainA/a.png", row(1));
    grey("trainB/a.png", row(1));
    Files.writeString(folder.resolve(".DS_Store"), "x");
    assertThat(load("unpaired-folders", 1, 1, Split.TRAIN).count()).isEqualTo(1);

    for (String name : new String[] {"1.png", "2.png", "3.png", "extra/a.png"}) {
      grey(name, row(1));
    }
    refused(
        "unpaired-folders",
        Split.TRAIN,
        folder
            + ": expected nothing beside trainA/, trainB/, testA/, testB/, valA/ and valB/, found"
            + " 1.png, 2.png, 3.png and 1 more. Move it elsewhere: images there would be left out"
            + " without a word.");
  }

  @Test
  void badFileOfEitherDomainIsNamed() throws IOException {
    grey("trainA/a.png", row(1));
    grey("trainB/a.png", row(1));
    Path bad = Files.writeString(folder.resolve("trainB").resolve("b.png"), "bad");

    refused(
        "unpaired-folders",
        Split.TRAIN,
        bad
            + ": expected a PNG or JPEG image, found other content. Replace the file, or move it"
            + " out of the folder.");
  }

  @Test
  void leftHalfIsDomainAAndRightHalfDomainB() throws IOException {
    grey("train/b.png", row(1, 2, 11, 12), row(3, 4, 13, 14));
    grey("train/a.png", row(21, 22, 31, 32), row(23, 24, 33, 34));
    grey("test/a.png", row(5, 5, 6, 6), row(5, 5, 6, 6));

    Dataset train = load("paired-folder", 2, 1, Split.TRAIN);
    Dataset test = load("paired-folder", 1, 1, Split.TEST);

    assertThat(train.name()).isEqualTo("paired:" + folder.getFileName() + "-2x2x1/train");
    assertThat(train.counterpart().orElseThrow().paired()).isTrue();
    assertThat(train.images().pixels()).containsExactly(21, 22, 23, 24, 1, 2, 3, 4);
    assertThat(domainB(train).images().pixels()).containsExactly(31, 32, 33, 34, 11, 12, 13, 14);
    assertThat(test.images().pixels()).containsExactly(5);
    assertThat(domainB(test).images().pixels()).containsExactly(6);
  }

  @Test
  void eachHalfIsCutToItsOwnCentreSquare() throws IOException {
    grey("train/a.png", row(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));

    // Of columns 1 to 5 and 6 to 10, one row high, the middle ones.
    Dataset train = load("paired-folder", 1, 1, Split.TRAIN);
    assertThat(train.images().pixels()).containsExactly(3);
    assertThat(domainB(train).images().pixels()).containsExactly(8);
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_BYTE_BINARY, BufferedImage.TYPE_BYTE_INDEXED})
  void halvesOfPackedAndPaletteFilesAreRead(int type) throws IOException {
    // Entry 1 of both palettes is not black; a one-bit half of six columns starts inside a byte.
    write("train/a.png", type, row(0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1));

    Dataset train = load("paired-folder", 1, 3, Split.TRAIN);
    assertThat(train.images().pixels()).containsExactly(0, 0, 0);
    assertThat(domainB(train).images().pixels()).isNotEqualTo(new byte[3]);
  }

  @Test
  void classesOfPairsAreThoseOfBothDomains() throws IOException {
    grey("train/cat/1.png", row(1, 2));
    grey("train/dog/1.png", row(1, 2));

    Dataset train = load("paired-folder", 1, 1, Split.TRAIN);
    assertThat(train.labels().orElseThrow()).containsExactly(0, 1);
    assertThat(domainB(train).labels().orElseThrow()).containsExactly(0, 1);
  }

  @Test
  void valIsTheTestSplitOnlyWhereThereIsNoTest() throws IOException {
    grey("train/a.png", row(1, 2));
    refused(
        "paired-folder",
        Split.TEST,
        folder
            + ": expected a test split, found only train. Put its images into the sub-folder"
            + " test/ or val/.");

    grey("val/a.png", row(3, 4));
    Dataset val = load("paired-folder", 1, 1, Split.TEST);
    assertThat(val.name()).endsWith("-1x1x1/val");
    assertThat(val.images().pixels()).containsExactly(3);

    grey("test/a.png", row(5, 6));
    Dataset test = load("paired-folder", 1, 1, Split.TEST);
    assertThat(test.name()).endsWith("-1x1x1/test");
    assertThat(test.images().pixels()).containsExactly(5);
  }

  @Test
  void oddWidthIsRefusedNamingTheFile() throws IOException {
    grey("train/a.png", row(1, 2));
    Path odd = grey("train/b.png", row(1, 2, 3));

    refused(
        "paired-folder",
        Split.TRAIN,
        odd
            + ": expected two images of one width side by side, found 3 x 1 pixels, an odd width."
            + " Make both halves equally wide, or move it out of the folder.");
  }

  @Test
  void foldersOfAnotherLayoutAndMissingOnesAreRefused() throws IOException {
    refused(
        "paired-folder",
        Split.TRAIN,
        folder
            + ": expected a train split, found none. Put its images into the sub-folder train/.");
    grey("trainA/a.png", row(1, 2));
    refused(
        "paired-folder",
        Split.TRAIN,
        folder
            + ": expected a train split, found none. Put its images into the sub-folder train/.");
    grey("train/a.png", row(1, 2));
    refused(
        "paired-folder",
        Split.TRAIN,
        folder
            + ": expected nothing beside train/, found trainA. Move it elsewhere; or, if all of"
            + " them are classes, put them into "
            + folder.resolve("train")
            + ".");

    folder = folder.resolve("none");
    refused(
        "unpaired-folders",
        Split.TRAIN,
        folder + ": expected a folder, found none. Give the folder of images.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"unpaired-folders", "paired-folder"})
  void pathIsRequired(String name) {
    DatasetSpec spec = new DatasetSpec(name, Optional.empty(), 28, 1);

    assertThatThrownBy(() -> catalog.load(spec, Split.TRAIN))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "/dataset/path: " + name + ": expected a folder, found none. Add path: FOLDER.");
  }
}
