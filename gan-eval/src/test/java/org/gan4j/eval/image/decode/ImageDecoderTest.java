package org.gan4j.eval.image.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.eval.numpy.NpyArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and expected pixels are Pillow 13.0.0's, made by picture_files.py. */
final class ImageDecoderTest {

  @TempDir private Path folder;

  private static byte[] resource(String name) throws IOException {
    try (InputStream file = ImageDecoderTest.class.getResourceAsStream(name)) {
      return file.readAllBytes();
    }
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
  void everyKindOfPngIsReadToTheBitsOfPillow() throws IOException {
    String expected = new String(resource("expected.csv"), StandardCharsets.US_ASCII);
    assertThat(expected.lines().count()).isEqualTo(45);
    expected.lines().map(line -> line.split(",")).forEach(ImageDecoderTest::assertPixels);
  }

  private static void assertPixels(String[] line) {
    try {
      Images image = ImageDecoder.decode(line[0], resource(line[0]));
      assertThat(image.shape().toString())
          .as(line[0])
          .isEqualTo(line[1] + "x" + line[2] + "x" + line[3]);
      assertThat(Hashing.sha256().hashBytes(image.pixels()).toString())
          .as(line[0])
          .isEqualTo(line[4]);
    } catch (IOException missing) {
      throw new AssertionError(missing);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "baseline-444",
        "baseline-422",
        "baseline-420",
        "progressive-444",
        "progressive-422",
        "progressive-420",
        "restarts",
        "best",
        "grey",
        "grey-progressive",
        "rgb",
        "cmyk"
      })
  void jpegsOfPillowAreReadToTheBitsOfPillow(String name) throws IOException {
    Path file = Files.write(folder.resolve("a.npy"), resource(name + ".npy"));
    try (NpyArray expected = NpyArray.open(file)) {
      Images image = ImageDecoder.decode(name, resource(name + ".jpg"));
      int channels = expected.shape().get(2);
      assertThat(image.shape()).isEqualTo(new ImageShape(29, 43, channels));
      assertThat(image.pixels()).isEqualTo(expected.bytes(0, 29 * 43 * channels));
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
}
