package org.gan4j.core.data.idx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes small IDX files for tests. */
public final class IdxFiles {

  private IdxFiles() {}

  /** The bytes of an unpacked file. */
  public static byte[] idx(int magic, int[] dimensions, int... values) {
    ByteBuffer file = ByteBuffer.allocate(4 + 4 * dimensions.length + values.length);
    file.putInt(magic);
    for (int dimension : dimensions) {
      file.putInt(dimension);
    }
    for (int value : values) {
      file.put((byte) value);
    }
    return file.array();
  }

  /** Two images of 1x2 pixels. */
  public static byte[] twoImages() {
    return idx(0x803, new int[] {2, 1, 2}, 0, 1, 128, 255);
  }

  public static byte[] labels(int... labels) {
    return idx(0x801, new int[] {labels.length}, labels);
  }

  public static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  public static Path write(Path folder, String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }
}
