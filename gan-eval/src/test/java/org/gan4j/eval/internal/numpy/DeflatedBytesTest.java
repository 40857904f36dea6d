package org.gan4j.eval.internal.numpy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeflatedBytesTest {

  private static final int PIECE = 1 << 20;

  @TempDir private Path folder;

  /** 40 pieces, more than are kept. */
  private static byte[] content() {
    byte[] content = new byte[40 * PIECE];
    byte[] pattern = new byte[1021];
    new Random(1).nextBytes(pattern);
    for (int k = 0; k < content.length; k++) {
      content[k] = (byte) (pattern[k % 1021] + k / PIECE);
    }
    return content;
  }

  @Test
  void anyPartIsReachedInAnyOrder() throws IOException {
    byte[] content = content();
    Path file = folder.resolve("a.npz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.setLevel(1);
      zip.putNextEntry(new ZipEntry("a.npy"));
      zip.write(NpyHeader.write(NpyType.UINT8, List.of(content.length)));
      zip.write(content);
    }
    try (NpzFile npz = NpzFile.open(file);
        NpyArray array = npz.array("a")) {
      int[] positions = {0, PIECE - 200, 39 * PIECE, 38 * PIECE, 3, 5 * PIECE - 1, PIECE};
      for (int position : positions) {
        assertThat(array.bytes(position, 1000))
            .isEqualTo(Arrays.copyOfRange(content, position, position + 1000));
      }
    }
  }
}
