package org.gan4j.train.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeTensorsTest {

  @TempDir private Path folder;

  private static final SafeTensors SAMPLE =
      new SafeTensors(
          Map.of("gan4j", "step 3\nseed: 1 # π\n"),
          List.of(
              new SafeTensors.Entry("a/w", "F32", new long[] {2, 1}, floats(1.5f, -2f)),
              new SafeTensors.Entry("runs", "I64", new long[] {}, longs(7)),
              new SafeTensors.Entry("none", "F32", new long[] {0, 3}, new byte[0])));

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
    SAMPLE.write(file);
    return file;
  }

  @Test
  void readsWhatItWrote() throws IOException {
    SafeTensors read = SafeTensors.read(written());
    assertThat(read.metadata()).isEqualTo(SAMPLE.metadata());
    assertThat(read.tensors())
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactlyElementsOf(SAMPLE.tensors());
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
  void sizeIsThatOfTheFile() throws IOException {
    assertThat(SAMPLE.size()).isEqualTo(Files.size(written()));
  }

  @Test
  void anExistingFileIsNotOverwritten() throws IOException {
    Path file = written();
    assertThatThrownBy(() -> SAMPLE.write(file)).isInstanceOf(FileAlreadyExistsException.class);
  }
}
