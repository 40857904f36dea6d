package org.gan4j.train.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The header of a safetensors file: which tensors it holds, and where. In a header that was read,
 * every byte of the file's data belongs to exactly one tensor.
 *
 * @param metadata free text by key
 * @param tensors in file order
 */
record SafeTensorsHeader(Map<String, String> metadata, List<Place> tensors) {

  private static final String METADATA = "__metadata__";
  private static final int ALIGNMENT = 8;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Bytes of one value, by the safetensors name of its type. */
  private static final Map<String, Integer> SIZES =
      Map.ofEntries(
          Map.entry("BOOL", 1),
          Map.entry("U8", 1),
          Map.entry("I8", 1),
          Map.entry("F8_E4M3", 1),
          Map.entry("F8_E5M2", 1),
          Map.entry("U16", 2),
          Map.entry("I16", 2),
          Map.entry("F16", 2),
          Map.entry("BF16", 2),
          Map.entry("U32", 4),
          Map.entry("I32", 4),
          Map.entry("F32", 4),
          Map.entry("U64", 8),
          Map.entry("I64", 8),
          Map.entry("F64", 8));

  /**
   * What a tensor is.
   *
   * @param type as safetensors spells it: F32, I64
   */
  record Tensor(String name, String type, List<Long> shape) {

    /**
     * Returns the number of bytes of its values.
     *
     * @throws ArithmeticException if no file could hold them
     */
    long size() {
      long size = SIZES.get(type);
      for (long length : shape) {
        size = Math.multiplyExact(size, length);
      }
      return size;
    }
  }

  /**
   * A tensor and the place of its values.
   *
   * @param from the first byte, counted from the first byte after the header
   */
  record Place(Tensor tensor, long from) {

    String name() {
      return tensor.name();
    }

    long size() {
      return tensor.size();
    }

    /** Returns the place of the byte after the last one. */
    long to() {
      return Math.addExact(from, size());
    }
  }

  /** Makes a header for tensors that follow each other without a gap. */
  static SafeTensorsHeader of(Map<String, String> metadata, List<Tensor> tensors) {
    List<Place> places = new ArrayList<>();
    long from = 0;
    for (Tensor tensor : tensors) {
      Place place = new Place(tensor, from);
      places.add(place);
      from = place.to();
    }
    return new SafeTensorsHeader(metadata, places);
  }

  /** Returns the number of bytes of all values. */
  long dataSize() {
    return tensors.isEmpty() ? 0 : tensors.get(tensors.size() - 1).to();
  }

  /** Returns the JSON of the header, padded to a multiple of eight bytes. */
  byte[] bytes() throws IOException {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode texts = root.putObject(METADATA);
    metadata.forEach(texts::put);
    for (Place place : tensors) {
      ObjectNode node = root.putObject(place.name()).put("dtype", place.tensor().type());
      ArrayNode shape = node.putArray("shape");
      place.tensor().shape().forEach(shape::add);
      node.putArray("data_offsets").add(place.from()).add(place.to());
    }
    byte[] json = JSON.writeValueAsBytes(root);
    int padding = Math.floorMod(-json.length, ALIGNMENT);
    return (new String(json, UTF_8) + " ".repeat(padding)).getBytes(UTF_8);
  }

  /**
   * Reads the JSON of a header.
   *
   * @param dataSize bytes that follow it in the file
   * @throws IOException if it is no header, or does not fit a file with that much data
   */
  static SafeTensorsHeader parse(byte[] json, long dataSize) throws IOException {
    JsonNode root = tree(json);
    Map<String, String> metadata = new LinkedHashMap<>();
    List<Place> tensors = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : root.properties()) {
      if (field.getKey().equals(METADATA)) {
        metadata.putAll(texts(field.getValue()));
      } else {
        tensors.add(place(field.getKey(), field.getValue()));
      }
    }
    tensors.sort(Comparator.comparingLong(Place::from).thenComparingLong(Place::size));
    requireAll(tensors, dataSize);
    return new SafeTensorsHeader(metadata, tensors);
  }

  private static JsonNode tree(byte[] json) throws IOException {
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
      if (!text.startsWith("{")) {
        throw new IOException("the header is not a JSON object");
      }
      return JSON.readTree(text);
    } catch (CharacterCodingException notText) {
      throw new IOException("the header is not UTF-8", notText);
    } catch (JsonProcessingException notJson) {
      throw new IOException("the header is not JSON: " + notJson.getOriginalMessage(), notJson);
    }
  }

  private static Map<String, String> texts(JsonNode node) throws IOException {
    if (!node.isObject()) {
      throw new IOException(METADATA + ": expected texts by name, found " + node.getNodeType());
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (!field.getValue().isTextual()) {
        throw new IOException(METADATA + ": expected texts, found " + field.getValue());
      }
      texts.put(field.getKey(), field.getValue().asText());
    }
    return texts;
  }

  private static Place place(String name, JsonNode tensor) throws IOException {
    String type = tensor.path("dtype").asText();
    if (!SIZES.containsKey(type)) {
      throw new IOException("tensor '" + name + "': expected a known dtype, found '" + type + "'");
    }
    List<Long> offsets = numbers(name, "data_offsets", tensor);
    if (offsets.size() != 2) {
      throw new IOException("tensor '" + name + "': expected two data_offsets, found " + offsets);
    }
    List<Long> shape = numbers(name, "shape", tensor);
    Place place = new Place(new Tensor(name, type, shape), offsets.get(0));
    try {
      if (place.to() != offsets.get(1)) {
        throw new IOException(
            String.format(
                Locale.ROOT,
                "tensor '%s': expected %d bytes for %s %s, found data_offsets %s",
                name,
                place.size(),
                type,
                shape,
                offsets));
      }
    } catch (ArithmeticException tooLarge) {
      throw new IOException(
          "tensor '" + name + "': shape " + shape + " has too many values", tooLarge);
    }
    return place;
  }

  private static List<Long> numbers(String name, String key, JsonNode tensor) throws IOException {
    JsonNode array = tensor.path(key);
    List<Long> numbers = new ArrayList<>();
    for (JsonNode number : array) {
      if (!number.isIntegralNumber() || !number.canConvertToLong() || number.asLong() < 0) {
        throw new IOException(
            "tensor '" + name + "': expected whole numbers from 0 as " + key + ", found " + number);
      }
      numbers.add(number.asLong());
    }
    if (!array.isArray()) {
      throw new IOException("tensor '" + name + "': expected a list as " + key + ", found none");
    }
    return numbers;
  }

  /** Requires that there is no gap, no overlap and no byte after the last tensor. */
  private static void requireAll(List<Place> tensors, long dataSize) throws IOException {
    long end = 0;
    for (Place tensor : tensors) {
      if (tensor.from() != end) {
        throw new IOException(
            String.format(
                Locale.ROOT,
                "tensor '%s': expected it to begin at byte %d of the data, found %d",
                tensor.name(),
                end,
                tensor.from()));
      }
      end = tensor.to();
    }
    if (end != dataSize) {
      throw new IOException("expected " + end + " bytes after the header, found " + dataSize);
    }
  }
}
