package org.gan4j.train.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.gan4j.train.checkpoint.SafeTensorsHeader.Place;
import org.gan4j.train.checkpoint.SafeTensorsHeader.Tensor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of five gibibytes, in the memory of a test: no array or buffer of Java is so large. */
class LargeSafeTensorsTest {

  private static final long GIB = 1L << 30;

  @TempDir private Path folder;

  private static SafeTensorsHeader header() {
    return SafeTensorsHeader.of(
        Map.of(),
        List.of(
            new Tensor("small", "I64", List.of(1L)),
            new Tensor("large", "F32", List.of(5L, GIB / 4)),
            new Tensor("last", "I64", List.of(1L))));
  }

  private static byte[] number(long value) {
    return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
  }

  /** A file with holes: it takes no room on a disk. */
  private Path sparse() throws IOException {
    Path file = folder.resolve("sparse.safetensors");
    SafeTensorsHeader header = header();
    byte[] json = header.bytes();
    try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
      content.write(number(json.length));
      content.write(json);
      content.write(number(7));
      content.seek(8 + json.length + header.tensors().get(2).from());
      content.write(number(9));
    }
    return file;
  }

  /**
   * The bytes that were read of some tensors, and the sum of the first and last byte of each part.
   */
  private record Read(Map<String, Long> bytes, Map<String, Long> sums) {

    static Read of(Path path, Predicate<Place> wanted) throws IOException {
      Read read = new Read(new HashMap<>(), new HashMap<>());
      try (SafeTensorsFile file = SafeTensorsFile.open(path)) {
        for (Place place : file.header().tensors().stream().filter(wanted).toList()) {
          file.read(place, (at, part, count) -> read.add(place.name(), part, count));
        }
      }
      return read;
    }

    private void add(String name, byte[] part, int count) {
      bytes.merge(name, (long) count, Long::sum);
      sums.merge(name, (long) part[0] + part[count - 1], Long::sum);
    }
  }

  @Test
  void whatLiesBehindFiveGibibytesIsRead() throws IOException {
    Read read = Read.of(sparse(), place -> !place.name().equals("large"));
    assertThat(read.bytes()).isEqualTo(Map.of("small", 8L, "last", 8L));
    assertThat(read.sums()).isEqualTo(Map.of("small", 7L, "last", 9L));
  }

  /** Reads five gibibytes, so it is slow. */
  @Test
  @Tag("slow")
  void aLargeFileIsReadWhole() throws IOException {
    Read read = Read.of(sparse(), place -> true);
    assertThat(read.bytes()).containsEntry("large", 5 * GIB);
    assertThat(read.sums()).isEqualTo(Map.of("small", 7L, "large", 0L, "last", 9L));
  }

  /** Writes five gibibytes, so it is slow. */
  @Test
  @Tag("slow")
  void aLargeFileIsWrittenTensorByTensor() throws IOException {
    Path file = folder.resolve("large.safetensors");
    SafeTensorsHeader header = header();
    try (SafeTensorsWriter writer = SafeTensorsWriter.create(file, header)) {
      for (Place place : header.tensors()) {
        writer.next(place.size(), (at, bytes, count) -> bytes[0] = (byte) (at >> 20));
      }
      writer.finish();
    }
    assertThat(Files.size(file)).isEqualTo(8 + header.bytes().length + header.dataSize());
    try (SafeTensorsFile written = SafeTensorsFile.open(file)) {
      written.read(
          header.tensors().get(1),
          (at, bytes, count) -> assertThat(bytes[0]).isEqualTo((byte) (at >> 20)));
    }
  }
}
