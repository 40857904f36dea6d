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
 * @param step of the line
 * @param values by name, those with a slash in it: {@code score/real}
 */
public record LogLine(long step, Map<String, Double> values) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads a log; a missing one is empty, and lines that are cut short are left out. */
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

  /** A line; empty if it is none. */
  public static Optional<LogLine> parse(String text) {
    try {
      JsonNode line = JSON.readTree(text);
      return line.path("step").isIntegralNumber() ? Optional.of(of(line)) : Optional.empty();
    } catch (JsonProcessingException halfWritten) {
      return Optional.empty();
    }
  }

  /** A line from its JSON. */
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

  /** What is not finite is a word in JSON; all of it counts as NaN. */
  private static double number(JsonNode value) {
    return value.isNumber() ? value.doubleValue() : Double.NaN;
  }
}
