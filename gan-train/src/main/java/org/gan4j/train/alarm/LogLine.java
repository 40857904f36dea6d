package org.gan4j.train.alarm;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The numbers of one line of {@code metrics.jsonl}.
 *
 * @param step step of the line
 * @param values the values whose name has a slash, such as {@code score/real}
 */
public record LogLine(long step, Map<String, Double> values) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads a log. A missing file gives an empty log; lines that are cut short are left out. */
  public static List<LogLine> read(Path file) {
    try {
      return Files.exists(file)
          ? new String(Files.readAllBytes(file), UTF_8)
              .lines()
              .map(LogLine::parse)
              .flatMap(Optional::stream)
              .toList()
          : List.of();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Parses a line; empty if the text is no line of a log. */
  public static Optional<LogLine> parse(String text) {
    try {
      JsonNode line = JSON.readTree(text);
      return line.path("step").isIntegralNumber() ? Optional.of(of(line)) : Optional.empty();
    } catch (JsonProcessingException halfWritten) {
      return Optional.empty();
    }
  }

  /** Makes a line from its JSON. */
  public static LogLine of(JsonNode line) {
    Map<String, Double> values = new LinkedHashMap<>();
    line.properties()
        .forEach(
            field -> {
              if (field.getKey().contains("/")) {
                values.put(field.getKey(), number(field.getValue()));
              }
            });
    return new LogLine(line.path("step").asLong(), values);
  }

  /** A value that is not finite is a word in JSON; each of these words counts as NaN. */
  private static double number(JsonNode value) {
    return value.isNumber() ? value.doubleValue() : Double.NaN;
  }
}
