package org.gan4j.eval.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.decode.ImageDecoder;
import org.gan4j.eval.internal.numpy.NpyValues;
import org.gan4j.eval.internal.numpy.NpzFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files changed at random are read or refused, but nothing else ever comes of them. */
final class MutatedFilesTest {

  @TempDir private Path folder;

  /** What is done with a changed file. */
  @FunctionalInterface
  private interface Use {
    void of(byte[] bytes) throws IOException;
  }

  private static byte[] mutated(byte[] bytes, Random random) {
    byte[] changed =
        random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes.clone();
    for (int k = random.nextInt(4); k >= 0 && changed.length > 0; k--) {
      int position = random.nextInt(changed.length);
      changed[position] =
          (byte) (random.nextBoolean() ? random.nextInt() : changed[position] ^ 1 << k);
    }
    return changed;
  }

  /** How many of a thousand changed files were refused. */
  private static int refusals(byte[] bytes, Use use) throws IOException {
    Random random = new Random(5);
    int refused = 0;
    for (int round = 0; round < 1000; round++) {
      try {
        use.of(mutated(bytes, random));
      } catch (InputException damage) {
        refused++;
      }
    }
    return refused;
  }

  private static byte[] png() {
    return Pictures.rgb(9, 9, 0x123456);
  }

  /** Makes the checksum of the image data fit, so that it is not what finds the change. */
  private static byte[] withChecksums(byte[] png) {
    int position = 8;
    ByteBuffer file = ByteBuffer.wrap(png);
    while (position + 12 <= png.length) {
      int length = file.getInt(position);
      if (length < 0 || length > png.length - position - 12) {
        return png;
      }
      CRC32 crc = new CRC32();
      crc.update(png, position + 4, 4 + length);
      file.putInt(position + 8 + length, (int) crc.getValue());
      position += 12 + length;
    }
    return png;
  }

  private void open(String name, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    try (ImageCollection images = ImageCollections.open(file, Damaged.REFUSE)) {
      for (int k = 0; k < Math.min(3, images.count()); k++) {
        images.read(k);
      }
      images.labels();
    }
  }

  @Test
  void pictures() throws IOException {
    assertThat(refusals(png(), bytes -> ImageDecoder.decode("a", bytes))).isGreaterThan(900);
    assertThat(refusals(png(), bytes -> ImageDecoder.decode("a", withChecksums(bytes))))
        .isGreaterThan(500);
    assertThat(refusals(Pictures.jpeg(20, 20, 0x123456), bytes -> ImageDecoder.decode("a", bytes)))
        .isGreaterThan(100);
  }

  @Test
  void arraysAndArchives() throws IOException {
    Path npy = folder.resolve("a.npy");
    NpyValues images = NpyValues.of(new byte[3 * 5 * 6], 3, 5, 6);
    images.write(npy);
    assertThat(refusals(Files.readAllBytes(npy), bytes -> open("a.npy", bytes))).isGreaterThan(300);
    Path npz = folder.resolve("a.npz");
    NpzFile.write(npz, Map.of("images", images, "labels", NpyValues.of(new int[] {0, 1, 2}, 3)));
    assertThat(refusals(Files.readAllBytes(npz), bytes -> open("a.npz", bytes))).isGreaterThan(600);
    Path zip = Pictures.zip(folder.resolve("a.zip"), Map.of("a/b.png", png()));
    assertThat(refusals(Files.readAllBytes(zip), bytes -> open("a.zip", bytes))).isGreaterThan(400);
  }
}
