package org.gan4j.core.data.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.Images;
import org.gan4j.core.data.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFolderTest {

  @TempDir Path folder;

  /** Writes a flat image, of a colour 0xRRGGBB, or 0xAARRGGBB for a type with alpha. */
  private Path flat(String name, int type, int width, int height, int colour) throws IOException {
    BufferedImage image = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, colour);
      }
    }
    return write(name, image);
  }

  private Path rgb(String name, int colour) throws IOException {
    return flat(name, BufferedImage.TYPE_INT_RGB, 4, 4, colour);
  }

  private Path write(String name, BufferedImage image) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    String format = name.toLowerCase(Locale.ROOT).endsWith("png") ? "png" : "jpeg";
    assertThat(ImageIO.write(image, format, file.toFile())).isTrue();
    return file;
  }

  private Dataset load(int size, int channels) {
    return ImageFolder.load(folder, size, channels, Split.TRAIN);
  }

  private static int[] unsigned(Images images) {
    int[] values = new int[images.pixels().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Byte.toUnsignedInt(images.pixels()[i]);
    }
    return values;
  }

  @Test
  void imagesAreReadInTheOrderOfTheirPaths() throws IOException {
    rgb("b.png", 0x030303);
    rgb("a/z.png", 0x010101);
    rgb("a/Z.png", 0x000000);
    rgb("a.png", 0x020202);
    rgb("B.png", 0x040404);
    rgb("é.png", 0x050505);

    // By UTF-16 code units: "B.png" < "a.png" < "a/Z.png" < "a/z.png" < "b.png" < "é.png".
    Dataset dataset = load(1, 1);
    assertThat(unsigned(dataset.images())).containsExactly(4, 2, 0, 1, 3, 5);
    assertThat(dataset.name()).isEqualTo("folder:" + folder.getFileName() + "-1x1x1/all");
  }

  @Test
  void rgbAndGreyAreStoredAsAsked() throws IOException {
    rgb("a.png", 0xFF8000);

    assertThat(unsigned(load(1, 3).images())).containsExactly(255, 128, 0);
    // ITU-R BT.601: 0.299 * 255 + 0.587 * 128 + 0.114 * 0 = 151.381.
    assertThat(unsigned(load(1, 1).images())).containsExactly(151);
  }

  @Test
  void greyFilesKeepTheirStoredValues() throws IOException {
    BufferedImage grey = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY);
    grey.getRaster().setPixels(0, 0, 2, 2, new int[] {1, 50, 128, 254});
    write("a.png", grey);

    assertThat(unsigned(load(2, 1).images())).containsExactly(1, 50, 128, 254);
    assertThat(unsigned(load(2, 3).images()))
        .containsExactly(1, 1, 1, 50, 50, 50, 128, 128, 128, 254, 254, 254);
  }

  @Test
  void sixteenBitGreyIsCutOffAsPillowDoes() throws IOException {
    BufferedImage grey = new BufferedImage(2, 2, BufferedImage.TYPE_USHORT_GRAY);
    grey.getRaster().setPixels(0, 0, 2, 2, new int[] {0, 77, 256, 65535});
    write("a.png", grey);

    assertThat(unsigned(load(2, 1).images())).containsExactly(0, 77, 255, 255);
  }

  @Test
  void paletteFilesGiveTheirColours() throws IOException {
    flat("a.png", BufferedImage.TYPE_BYTE_INDEXED, 2, 2, 0xFF0000);

    assertThat(unsigned(load(1, 3).images())).containsExactly(255, 0, 0);
  }

  @Test
  void transparencyIsDroppedAsPillowDoes() throws IOException {
    flat("a.png", BufferedImage.TYPE_INT_ARGB, 2, 2, 0x00123456);
    flat("b.png", BufferedImage.TYPE_INT_ARGB, 2, 2, 0x33646566);

    assertThat(unsigned(load(1, 3).images())).containsExactly(0x12, 0x34, 0x56, 0x64, 0x65, 0x66);
  }

  @Test
  void centreSquareIsCutOut() throws IOException {
    BufferedImage wide = new BufferedImage(7, 2, BufferedImage.TYPE_BYTE_GRAY);
    wide.getRaster().setPixels(0, 0, 7, 1, new int[] {0, 10, 20, 30, 40, 50, 60});
    wide.getRaster().setPixels(0, 1, 7, 1, new int[] {1, 11, 21, 31, 41, 51, 61});
    write("a.png", wide);
    BufferedImage tall = new BufferedImage(1, 4, BufferedImage.TYPE_BYTE_GRAY);
    tall.getRaster().setPixels(0, 0, 1, 4, new int[] {5, 6, 7, 8});
    write("b.png", tall);

    // Margins of 2 and 3 columns: columns 2 and 3 stay. Of the tall one, row 1.
    assertThat(unsigned(load(2, 1).images())).containsExactly(20, 30, 21, 31, 6, 6, 6, 6);
  }

  @Test
  void jpegIsRead() throws IOException {
    flat("a.JPG", BufferedImage.TYPE_INT_RGB, 16, 16, 0x808080);
    flat("b.jpeg", BufferedImage.TYPE_BYTE_GRAY, 16, 16, 0xFFFFFF);

    assertThat(unsigned(load(1, 3).images())).containsExactly(128, 128, 128, 255, 255, 255);
  }

  @Test
  void sameFolderGivesTheSameHash() throws IOException {
    for (int i = 0; i < 20; i++) {
      flat(i + ".png", BufferedImage.TYPE_INT_RGB, 5 + i, 9, 0x010203 * i);
    }

    assertThat(load(4, 3).contentHash()).isEqualTo(load(4, 3).contentHash());
    assertThat(load(4, 3).contentHash()).isNotEqualTo(load(5, 3).contentHash());
  }

  @Test
  void subFoldersAreClassesIfEveryImageIsInOne() throws IOException {
    rgb("dog/1.png", 0);
    rgb("cat/deep/1.png", 0);
    rgb("cat/2.png", 0);

    Dataset labelled = load(1, 1);
    assertThat(labelled.classes()).isEqualTo(2);
    assertThat(labelled.labels().orElseThrow()).containsExactly(0, 0, 1);

    rgb("stray.png", 0);
    Dataset unlabelled = load(1, 1);
    assertThat(unlabelled.classes()).isZero();
    assertThat(unlabelled.labels()).isEmpty();
  }

  @Test
  void trainAndTestFoldersAreSplitsWithTheirOwnClasses() throws IOException {
    rgb("train/cat/1.png", 0x010101);
    rgb("train/dog/1.png", 0x020202);
    rgb("test/cat/1.png", 0x030303);
    rgb("test/dog/1.png", 0x040404);

    Dataset train = ImageFolder.load(folder, 1, 1, Split.TRAIN);
    Dataset test = ImageFolder.load(folder, 1, 1, Split.TEST);

    assertThat(unsigned(train.images())).containsExactly(1, 2);
    assertThat(unsigned(test.images())).containsExactly(3, 4);
    assertThat(test.labels().orElseThrow()).containsExactly(0, 1);
    assertThat(train.name()).endsWith("-1x1x1/train");
    assertThat(test.name()).endsWith("-1x1x1/test");
  }

  @Test
  void testSplitOfAPlainFolderIsRefused() throws IOException {
    rgb("a.png", 0);

    assertThatThrownBy(() -> ImageFolder.load(folder, 1, 1, Split.TEST))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(
            folder
                + ": expected a test split, found one folder of images without train/ and test/."
                + " Put");
  }

  @Test
  void testSplitOfAFolderWithOnlyTrainIsRefused() throws IOException {
    rgb("train/a.png", 0);

    assertThat(load(1, 1).name()).endsWith("/train");
    assertThatThrownBy(() -> ImageFolder.load(folder, 1, 1, Split.TEST))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(folder + ": expected a test split, found only train.");
  }

  @Test
  void imagesBesideTheSplitsAreRefusedRatherThanLeftOut() throws IOException {
    rgb("train/a.png", 0);
    rgb("extra/a.png", 0);

    refused(
        folder,
        "expected nothing beside train/, found extra. Move it elsewhere; or, if all of them are"
            + " classes, put them into "
            + folder.resolve("train"));
    rgb("test/a.png", 0);
    rgb("notes.png", 0);
    refused(folder, "expected nothing beside test/ and train/, found extra, notes.png");
  }

  @ParameterizedTest
  @ValueSource(strings = {"val", "valid", "validation", "Val", "VALIDATION"})
  void validationImagesAreHeldBackAndTheTestSplitWhereThereIsNoOther(String val)
      throws IOException {
    rgb("train/a.png", 0x010101);
    rgb(val + "/a.png", 0x020202);

    Dataset train = ImageFolder.load(folder, 1, 1, Split.TRAIN);
    Dataset test = ImageFolder.load(folder, 1, 1, Split.TEST);
    assertThat(train.labels()).isEmpty();
    assertThat(unsigned(train.images())).containsExactly(1);
    assertThat(unsigned(test.images())).containsExactly(2);
    assertThat(test.name()).endsWith("-1x1x1/" + val.toLowerCase(Locale.ROOT));

    rgb("test/a.png", 0x030303);
    assertThat(unsigned(ImageFolder.load(folder, 1, 1, Split.TEST).images())).containsExactly(3);
    assertThat(unsigned(ImageFolder.load(folder, 1, 1, Split.TRAIN).images())).containsExactly(1);
  }

  @Test
  void splitsAreRecognisedInAnyCaseOfLetters() throws IOException {
    rgb("Train/a.png", 0x010101);
    rgb("TEST/a.png", 0x020202);

    assertThat(unsigned(ImageFolder.load(folder, 1, 1, Split.TRAIN).images())).containsExactly(1);
    assertThat(unsigned(ImageFolder.load(folder, 1, 1, Split.TEST).images())).containsExactly(2);
    assertThat(ImageFolder.load(folder, 1, 1, Split.TEST).name()).endsWith("-1x1x1/test");
  }

  @Test
  void splitThatIsThereTwiceIsRefused() throws IOException {
    rgb("train/a.png", 0);
    rgb("val/a.png", 0);
    rgb("validation/a.png", 0);

    refused(folder, "expected each split once, found val/ and validation/");
  }

  @Test
  void validationImagesAloneAreNotTrainedOn() throws IOException {
    rgb("val/a.png", 0);

    refused(folder, "expected a train split, found only val. Put its images into the sub-folder");
  }

  @Test
  void classOfTrainsIsAClassInsideASplit() throws IOException {
    rgb("train/bus/a.png", 0);
    rgb("train/train/a.png", 0);

    assertThat(load(1, 1).classes()).isEqualTo(2);
    assertThat(ImageFolder.load(folder.resolve("train"), 1, 1, Split.TRAIN).classes()).isEqualTo(2);
  }

  @Test
  void splitsInsideOfAFolderOrOfClassesAreRefused() throws IOException {
    rgb("pets/train/a.png", 0);
    rgb("pets/validation/a.png", 0);
    refused(
        folder.resolve("pets"),
        "expected images, found the splits train/ and validation/. Give this folder.");

    rgb("cars/a.png", 0);
    refused(
        folder.resolve("pets"),
        "expected images, found the splits train/ and validation/. Put the splits outside of the"
            + " classes: "
            + folder.resolve("train").resolve("pets"));
  }

  @Test
  void domainsOfUnpairedFoldersAreNoClasses() throws IOException {
    rgb("trainA/a.png", 0);
    rgb("trainB/a.png", 0);

    refused(
        folder,
        "expected images of one domain, found trainA/ and trainB/. Give "
            + folder.resolve("trainA")
            + ", or use the data set unpaired-folders.");
  }

  @Test
  void hiddenFilesAreIgnored() throws IOException {
    rgb("a.png", 0);
    Files.writeString(folder.resolve(".DS_Store"), "x");
    Files.createDirectory(folder.resolve(".cache"));
    Files.writeString(folder.resolve(".cache").resolve("notes.txt"), "x");

    assertThat(load(1, 1).count()).isEqualTo(1);
  }

  @Test
  void linkedFoldersAreFollowedAndLinkLoopsRefused() throws IOException {
    rgb("real/a.png", 0x070707);
    Path linked = Files.createSymbolicLink(folder.resolve("linked"), folder.resolve("real"));

    assertThat(unsigned(ImageFolder.load(linked, 1, 1, Split.TRAIN).images())).containsExactly(7);

    Files.createSymbolicLink(folder.resolve("real").resolve("loop"), folder);
    refused(
        folder,
        "expected a readable folder, cannot read it (a link that leads back to its own folder)");
  }

  @Test
  void fileThatIsNoImageIsRefused() throws IOException {
    rgb("a.png", 0);
    Path notes = Files.writeString(folder.resolve("notes.txt"), "x");

    refused(notes, "expected only .png, .jpg and .jpeg files in a folder of images, found another");
  }

  @Test
  void otherContentUnderAnImageNameIsRefused() throws IOException {
    rgb("a.png", 0);
    Path gif = folder.resolve("b.png");
    ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), "gif", gif.toFile());
    refused(gif, "expected a PNG or JPEG image, found other content");

    Files.write(gif, new byte[0]);
    refused(gif, "expected a PNG or JPEG image, found an empty file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"noise.png", "noise.jpg"})
  void imageCutAnywhereIsRefused(String name) throws IOException {
    Path file = noise(name);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 1; length < whole.length; length += 1 + whole.length / 50) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> load(4, 3))
          .as(length + " of " + whole.length + " bytes")
          .isInstanceOf(InputException.class)
          .hasMessageStartingWith(file + ": expected ");
    }
  }

  @Test
  void flippedBitsOfAPngAreRefused() throws IOException {
    Path file = noise("noise.png");
    byte[] whole = Files.readAllBytes(file);
    for (int position = 8; position < whole.length; position += 13) {
      byte[] altered = whole.clone();
      altered[position] ^= 1;
      Files.write(file, altered);
      assertThatThrownBy(() -> load(4, 3))
          .as("byte " + position)
          .isInstanceOf(InputException.class)
          .hasMessageStartingWith(file + ": expected ");
    }
  }

  private Path noise(String name) throws IOException {
    BufferedImage image = new BufferedImage(24, 24, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(7);
    for (int i = 0; i < 24 * 24; i++) {
      image.setRGB(i % 24, i / 24, random.nextInt(1 << 24));
    }
    return write(name, image);
  }

  @Test
  void firstBadFileInOrderIsTheOneNamed() throws IOException {
    for (int i = 0; i < 30; i++) {
      Files.writeString(folder.resolve(String.format(Locale.ROOT, "%02d.png", i)), "bad");
    }
    refused(folder.resolve("00.png"), "expected a PNG or JPEG image");
  }

  @Test
  void oversizedImageIsRefusedByItsHeader() throws IOException {
    rgb("a.png", 0);
    Path bomb = Files.write(folder.resolve("b.png"), pngHeader(16_385, 1));
    refused(bomb, "expected at most 16384 pixels a side and 67108864 in all, found 16385 x 1");

    Files.write(bomb, pngHeader(16_384, 16_384));
    refused(bomb, "found 16384 x 16384");
  }

  /** A PNG that claims a size and holds no pixels: 8-bit RGB. */
  private static byte[] pngHeader(int width, int height) {
    ByteBuffer png = ByteBuffer.allocate(33);
    png.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}).putInt(13);
    png.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
    png.put(new byte[] {8, 2, 0, 0, 0});
    CRC32 crc = new CRC32();
    crc.update(png.array(), 12, 17);
    return png.putInt((int) crc.getValue()).array();
  }

  @Test
  void missingAndEmptyFoldersAndFilesAreRefused() throws IOException {
    refused(folder, "expected .png, .jpg or .jpeg files, found none");

    Path missing = folder.resolve("none");
    assertThatThrownBy(() -> ImageFolder.load(missing, 1, 1, Split.TRAIN))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(missing + ": expected a folder, found none.");

    Path file = rgb("a.png", 0);
    assertThatThrownBy(() -> ImageFolder.load(file, 1, 1, Split.TRAIN))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(file + ": expected a folder, found a file.");
  }

  private void refused(Path place, String problem) {
    assertThatThrownBy(() -> load(1, 1))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(place + ": ")
        .hasMessageContaining(problem);
  }
}
