package org.gan4j.train.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The safetensors format: eight bytes of header length, a JSON header with each tensor's type,
 * shape and place, then the values, little-endian. Python's safetensors library reads these files.
 *
 * @param metadata free text by key
 * @param tensors in file order
 */
record SafeTensors(Map<String, String> metadata, List<Entry> tensors) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * One tensor.
   *
   * @param type as safetensors spells it: F32, I64
   * @param values little-endian
   */
  record Entry(String name, String type, long[] shape, byte[] values) {}

  /** Writes the file and flushes it to the disk. */
  void write(Path file) throws IOException {
    byte[] header = header();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
      writeFully(channel, length.putLong(0, header.length));
      writeFully(channel, ByteBuffer.wrap(header));
      for (Entry tensor : tensors) {
        writeFully(channel, ByteBuffer.wrap(tensor.values()));
      }
      channel.force(true);
    }
  }

  /** Bytes the file will take. */
  long size() throws IOException {
    return 8L + header().length + tensors.stream().mapToLong(t -> t.values().length).sum();
  }

  /**
   * Reads a file whose integrity was checked before.
   *
   * @throws IOException if it cannot be read or does not hold what its header says
   */
  static SafeTensors read(Path file) throws IOException {
    ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    byte[] header = new byte[Math.toIntExact(content.getLong())];
    content.get(header);
    int start = content.position();
    JsonNode root = JSON.readTree(header);
    Map<String, String> metadata = new LinkedHashMap<>();
    List<Entry> tensors = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : root.properties()) {
      if (field.getKey().equals("__metadata__")) {
        field.getValue().properties().forEach(m -> metadata.put(m.getKey(), m.getValue().asText()));
      } else {
        tensors.add(entry(field.getKey(), field.getValue(), content, start));
      }
    }
    return new SafeTensors(metadata, tensors);
  }

  private static Entry entry(String name, JsonNode tensor, ByteBuffer content, int start) {
    int from = tensor.path("data_offsets").path(0).asInt();
    int to = tensor.path("data_offsets").path(1).asInt();
    byte[] values = new byte[to - from];
    content.get(start + from, values);
    long[] shape = new long[tensor.path("shape").size()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = tensor.path("shape").path(i).asLong();
    }
    return new Entry(name, tensor.path("dtype").asText(), shape, values);
  }

  private byte[] header() throws IOException {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode texts = root.putObject("__metadata__");
    metadata.forEach(texts::put);
    long offset = 0;
    for (Entry tensor : tensors) {
      ObjectNode node = root.putObject(tensor.name()).put("dtype", tensor.type());
      ArrayNode shape = node.putArray("shape");
      for (long size : tensor.shape()) {
        shape.add(size);
      }
      node.putArray("data_offsets").add(offset).add(offset + tensor.values().length);
      offset += tensor.values().length;
    }
    byte[] json = JSON.writeValueAsBytes(root);
    int padding = Math.floorMod(-json.length, 8);
    return (new String(json, StandardCharsets.UTF_8) + " ".repeat(padding))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void writeFully(FileChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }
}
