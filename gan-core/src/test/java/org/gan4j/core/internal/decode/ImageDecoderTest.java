package org.gan4j.core.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.hash.Hashing;
import com.google.common.primitives.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.junit.jupiter.api.Test;

/** Files and expected pixels are Pillow 13.0.0's, made by picture_files.py. */
final class ImageDecoderTest {

  private static final String HALF_HEIGHT = "baseline-440.jpg";

  private static byte[] resource(String name) throws IOException {
    try (InputStream file = ImageDecoderTest.class.getResourceAsStream("pictures/" + name)) {
      return file.readAllBytes();
    }
  }

  private static List<String[]> table(String name) throws IOException {
    String text = new String(resource(name), StandardCharsets.US_ASCII);
    return text.lines().map(line -> line.split(",")).toList();
  }

  /** The lines of the files that are Pillow's to the bit with every build of libjpeg. */
  private static List<String[]> exact() throws IOException {
    return table("expected.csv").stream().filter(line -> !line[0].equals(HALF_HEIGHT)).toList();
  }

  private static String sha256(Images images) {
    return Hashing.sha256().hashBytes(images.pixels()).toString();
  }

  /** The array of an .npy file of format 1. */
  private static byte[] npy(String name) throws IOException {
    byte[] file = resource(name);
    int header = file[8] & 0xff | (file[9] & 0xff) << 8;
    return Arrays.copyOfRange(file, 10 + header, file.length);
  }

  private static void refused(byte[] bytes, String problem) {
    assertThatThrownBy(() -> ImageDecoder.decode("a.png", bytes))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("a.png: ")
        .hasMessageContaining(problem);
  }

  /** Sets a byte and makes the checksum of its chunk fit again. */
  private static byte[] changed(byte[] png, int chunk, int position, int value) {
    byte[] bytes = png.clone();
    bytes[position] = (byte) value;
    int length = ByteBuffer.wrap(bytes).getInt(chunk);
    CRC32 crc = new CRC32();
    crc.update(bytes, chunk + 4, 4 + length);
    ByteBuffer.wrap(bytes).putInt(chunk + 8 + length, (int) crc.getValue());
    return bytes;
  }

  @Test
  void everyKindOfPngAndJpegIsReadToTheBitsOfPillow() throws IOException {
    List<String[]> expected = exact();
    assertThat(expected).hasSize(125);
    for (String[] line : expected) {
      Images image = ImageDecoder.decode(line[0], resource(line[0]));
      assertThat(image.shape().toString())
          .as(line[0])
          .isEqualTo(line[1] + "x" + line[2] + "x" + line[3]);
      if (line[0].endsWith(".jpg")) {
        byte[] pixels = npy(line[0].replace(".jpg", ".npy"));
        assertThat(image.pixels()).as(line[0]).isEqualTo(pixels);
      }
      assertThat(sha256(image)).as(line[0]).isEqualTo(line[4]);
    }
  }

  @Test
  void greyOfEveryFileIsThatOfPillow() throws IOException {
    for (String[] line : exact()) {
      Images image = ImageDecoder.decode(line[0], resource(line[0]));
      assertThat(sha256(image.withChannels(1))).as(line[0]).isEqualTo(line[5]);
      assertThat(image.withChannels(3).grey().shape().channels()).isEqualTo(1);
    }
  }

  /** OpenJDK's own libjpeg 6b repeats rows of chrominance where libjpeg-turbo smooths them. */
  @Test
  void chrominanceOfHalfTheHeightIsThatOfPillowOrRepeated() throws IOException {
    byte[] found = ImageDecoder.decode("a", resource(HALF_HEIGHT)).pixels();
    byte[] expected = npy(HALF_HEIGHT.replace(".jpg", ".npy"));
    assertThat(found).hasSameSizeAs(expected);
    int most =
        IntStream.range(0, found.length)
            .map(k -> Math.abs((found[k] & 0xff) - (expected[k] & 0xff)))
            .max()
            .orElseThrow();
    assertThat(most).isIn(0, 13);
  }

  @Test
  void kindsOfJpegThatAreNotReadAreNamed() throws IOException {
    for (String[] line : table("refused.csv")) {
      byte[] file = resource(line[0]);
      assertThatThrownBy(() -> ImageDecoder.decode("a.jpg", file))
          .as(line[0])
          .isInstanceOf(InputException.class)
          .hasMessageStartingWith("a.jpg: expected ")
          .hasMessageContaining(line[1]);
    }
  }

  @Test
  void theSizeIsReadFromTheHeaderAlone() throws IOException {
    for (String[] line : table("expected.csv")) {
      ImageShape shape = ImageDecoder.shape(line[0], resource(line[0]), Integer.parseInt(line[3]));
      assertThat(shape.toString()).isEqualTo(line[1] + "x" + line[2] + "x" + line[3]);
    }
  }

  @Test
  void whatIsNoImageIsRefused() {
    refused(new byte[0], "found an empty file");
    refused("some text, long enough".getBytes(StandardCharsets.US_ASCII), "found other content");
  }

  @Test
  void aBombIsRefusedByItsHeader() throws IOException {
    byte[] png = resource("rgb-8.png");
    ByteBuffer.wrap(png).putInt(16, 30_000).putInt(20, 30_000);
    refused(png, "expected at most 16384 pixels a side and 67108864 in all, found 30000 x 30000");
    refused(Arrays.copyOf(png, 33), "found 30000 x 30000");
  }

  @Test
  void aTruncatedPngIsRefusedWhereverItEnds() throws IOException {
    byte[] png = resource("rgb-8.png");
    for (int length = 8; length < png.length; length++) {
      refused(Arrays.copyOf(png, length), "truncated PNG");
    }
  }

  @Test
  void aFlippedBitIsFoundWhereverItIs() throws IOException {
    byte[] png = resource("grey-8.png");
    for (int position = 8; position < png.length; position++) {
      byte[] damaged = png.clone();
      damaged[position] ^= 4;
      refused(damaged, "expected");
    }
  }

  @Test
  void invalidHeadersAreRefused() throws IOException {
    byte[] png = resource("rgb-8.png");
    refused(changed(png, 8, 24, 4), "found an invalid header");
    refused(changed(png, 8, 25, 1), "found an invalid header");
    refused(changed(png, 8, 25, 7), "found an invalid header");
    refused(changed(png, 8, 26, 1), "found an invalid header");
    refused(changed(png, 8, 28, 2), "found an invalid header");
    refused(changed(png, 8, 19, 0), "found an invalid header");
  }

  @Test
  void missingRowsAndPalettesAreRefused() throws IOException {
    byte[] png = resource("rgb-8.png");
    refused(changed(png, 8, 23, 10), "found: PNG data that end after 198 of 220 bytes");
    refused(changed(resource("grey-8.png"), 8, 25, 3), "found: PNG without its palette");
  }

  @Test
  void truncatedJpegsAreRefused() throws IOException {
    byte[] jpeg = resource("baseline-420.jpg");
    for (int length : new int[] {3, 20, 200, jpeg.length / 2, jpeg.length - 20}) {
      refused(Arrays.copyOf(jpeg, length), "expected");
    }
  }

  @Test
  void aHugeJpegIsRefusedByItsHeader() throws IOException {
    byte[] jpeg = resource("baseline-420.jpg");
    int frame = Bytes.indexOf(jpeg, new byte[] {(byte) 0xff, (byte) 0xc0});
    ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 20_000);
    refused(jpeg, "found 43 x 20000");
  }

  @Test
  void aJpegOfTwentyThousandScansIsRefused() throws IOException {
    byte[] jpeg = resource("grey-progressive.jpg");
    int last = lastScan(jpeg);
    byte[] scan = Arrays.copyOfRange(jpeg, last, jpeg.length - 2);

    refused(repeated(jpeg, last, scan, 20_000), "expected a JPEG of at most 100 scans, found more");
  }

  /** The bytes of a table may look like the marker of a scan. */
  @Test
  void onlyScansAreCounted() throws IOException {
    byte[] jpeg = resource("grey-progressive.jpg");
    int last = lastScan(jpeg);
    byte[] comment = {(byte) 0xff, (byte) 0xfe, 0, 6, (byte) 0xff, (byte) 0xda, 0, 2};

    assertThat(ImageDecoder.decode("a.jpg", repeated(jpeg, last, comment, 200)).pixels())
        .isEqualTo(ImageDecoder.decode("a.jpg", jpeg).pixels());
  }

  @Test
  void aMillionEmptySegmentsOrChunksAreRefused() throws IOException {
    byte[] comment = {(byte) 0xff, (byte) 0xfe, 0, 2};
    byte[] chunk = {0, 0, 0, 0, 'n', 'o', 't', 'e', 0, 0, 0, 0};
    CRC32 crc = new CRC32();
    crc.update(chunk, 4, 4);
    ByteBuffer.wrap(chunk).putInt(8, (int) crc.getValue());

    refused(
        repeated(resource("baseline-420.jpg"), 2, comment, 1_000_000),
        "expected a JPEG of at most 10000 segments before its first scan, found more");
    refused(
        repeated(resource("rgb-8.png"), 33, chunk, 1 << 20),
        "expected a PNG of at most 1048576 chunks, found more");
  }

  @Test
  void shortFilesDoNotClaimLargeImages() throws IOException {
    byte[] jpeg = resource("baseline-420.jpg");
    int frame = Bytes.indexOf(jpeg, new byte[] {(byte) 0xff, (byte) 0xc0});
    ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 8192).putShort(frame + 7, (short) 8192);
    byte[] png = resource("rgb-8.png");
    ByteBuffer.wrap(png).putInt(16, 8192).putInt(20, 8191);

    refused(jpeg, "found: JPEG data that are too short for its size");
    refused(changed(png, 8, 23, 0), "found: PNG data that are too short for its size");
  }

  private static int lastScan(byte[] jpeg) {
    List<Byte> marker = Bytes.asList((byte) 0xff, (byte) 0xda);
    return Collections.lastIndexOfSubList(Bytes.asList(jpeg), marker);
  }

  /** A file with something inserted so many times. */
  private static byte[] repeated(byte[] file, int position, byte[] inserted, int times) {
    byte[] whole = new byte[file.length + times * inserted.length];
    System.arraycopy(file, 0, whole, 0, position);
    for (int k = 0; k < times; k++) {
      System.arraycopy(inserted, 0, whole, position + k * inserted.length, inserted.length);
    }
    int end = position + times * inserted.length;
    System.arraycopy(file, position, whole, end, file.length - position);
    return whole;
  }
}
