package org.gan4j.train.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gan4j.train.checkpoint.SafeTensorsHeader.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeTensorsTest {

  @TempDir private Path folder;

  private static final Map<String, String> METADATA = Map.of("gan4j", "step 3\nseed: 1 # π\n");

  private static final SafeTensorsHeader HEADER =
      SafeTensorsHeader.of(
          METADATA,
          List.of(
              new Tensor("a/w", "F32", List.of(2L, 1L)),
              new Tensor("runs", "I64", List.of()),
              new Tensor("none", "F32", List.of(0L, 3L))));

  private static final List<byte[]> VALUES = List.of(floats(1.5f, -2f), longs(7), new byte[0]);

  private static byte[] floats(float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  private static byte[] longs(long value) {
    return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
  }

  private Path written() throws IOException {
    Path file = folder.resolve("x.safetensors");
    write(file);
    return file;
  }

  private static String write(Path file) throws IOException {
    try (SafeTensorsWriter writer = SafeTensorsWriter.create(file, HEADER)) {
      for (byte[] values : VALUES) {
        writer.next(values.length, (at, part, count) -> copy(values, at, part, count));
      }
      return writer.finish();
    }
  }

  private static void copy(byte[] values, long at, byte[] part, int count) {
    System.arraycopy(values, (int) at, part, 0, count);
  }

  @Test
  void readsWhatItWrote() throws IOException {
    try (SafeTensorsFile read = SafeTensorsFile.open(written())) {
      assertThat(read.header()).isEqualTo(HEADER);
      List<byte[]> values = new ArrayList<>();
      for (SafeTensorsHeader.Place place : read.header().tensors()) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        read.read(place, (at, part, count) -> all.write(part, 0, count));
        values.add(all.toByteArray());
      }
      assertThat(values).containsExactlyElementsOf(VALUES);
    }
  }

  @Test
  void theHashIsThatOfTheFile() throws IOException {
    Path file = folder.resolve("x.safetensors");
    assertThat(write(file))
        .isEqualTo(MoreFiles.asByteSource(file).hash(Hashing.sha256()).toString());
  }

  /** The format as https://huggingface.co/docs/safetensors describes it. */
  @Test
  void headerHasTheFormsOfTheFormat() throws IOException {
    Path file = written();
    ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    long length = content.getLong();
    assertThat(length % 8).isZero();
    byte[] header = new byte[(int) length];
    content.get(header);
    assertThat((char) header[0]).isEqualTo('{');
    JsonNode json = new ObjectMapper().readTree(header);
    assertThat(json.path("__metadata__").path("gan4j").asText()).startsWith("step 3\n");
    assertThat(json.path("a/w").toString())
        .isEqualTo("{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[0,8]}");
    assertThat(json.path("runs").toString())
        .isEqualTo("{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[8,16]}");
    assertThat(content.getFloat()).isEqualTo(1.5f);
    assertThat(content.getFloat()).isEqualTo(-2f);
    assertThat(content.getLong()).isEqualTo(7);
    assertThat(content.hasRemaining()).isFalse();
  }

  @Test
  void whatTheHeaderSaysIsWrittenWhole() throws IOException {
    Path file = folder.resolve("x.safetensors");
    try (SafeTensorsWriter writer = SafeTensorsWriter.create(file, HEADER)) {
      writer.next(8, (at, part, count) -> {});
      assertThatThrownBy(writer::finish)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("8 bytes of tensors in the header were not written");
      assertThatThrownBy(() -> writer.next(9, (at, part, count) -> {}))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void anExistingFileIsNotOverwritten() throws IOException {
    Path file = written();
    assertThatThrownBy(() -> write(file)).isInstanceOf(FileAlreadyExistsException.class);
  }
}
