package org.gan4j.experiments.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gan4j.eval.internal.json.Json;

/**
 * The end of a run's {@code metrics.jsonl}.
 *
 * @param step step of its last report, 0 without one
 * @param secondsAStep over the last reports of one process, 0 if unknown
 * @param last the newest number, a measurement rather than a loss: {@code loss/generator 0.693};
 *     empty without one
 */
record MetricTail(long step, double secondsAStep, String last) {

  private static final int BYTES = 1 << 16;

  static MetricTail read(Path metrics) {
    List<JsonNode> reports = new ArrayList<>();
    String measured = "";
    for (JsonNode line : lines(metrics)) {
      if (!line.has("seconds")) {
        measured = measured.isEmpty() ? first(line, "/") : measured;
      } else if (reports.isEmpty() || isBefore(line, reports.get(reports.size() - 1))) {
        reports.add(line);
      } else {
        break;
      }
    }
    if (reports.isEmpty()) {
      return new MetricTail(0, 0, measured);
    }
    JsonNode newest = reports.get(0);
    JsonNode oldest = reports.get(reports.size() - 1);
    long steps = newest.path("step").asLong() - oldest.path("step").asLong();
    double seconds = newest.path("seconds").asDouble() - oldest.path("seconds").asDouble();
    String last = measured.isEmpty() ? loss(reports) : measured;
    return new MetricTail(newest.path("step").asLong(), steps > 0 ? seconds / steps : 0, last);
  }

  /** Returns whether the same process wrote a line earlier, by its clock. */
  private static boolean isBefore(JsonNode line, JsonNode later) {
    return line.path("seconds").asDouble() < later.path("seconds").asDouble()
        && line.path("step").asLong() < later.path("step").asLong();
  }

  /**
   * Returns the loss of the newest report that has one, or otherwise the first number of the newest
   * report.
   */
  private static String loss(List<JsonNode> reports) {
    return reports.stream()
        .map(line -> first(line, "loss/"))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElseGet(() -> first(reports.get(0), "/"));
  }

  /** The first number whose name holds this; empty without one: of an alarm, say. */
  private static String first(JsonNode line, String part) {
    for (Map.Entry<String, JsonNode> field : line.properties()) {
      if (field.getKey().contains(part)) {
        return field.getKey() + String.format(Locale.ROOT, " %.3g", field.getValue().asDouble());
      }
    }
    return "";
  }

  /** The last lines, the newest first; one that is being written is left out. */
  private static List<JsonNode> lines(Path metrics) {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : tail(metrics).split("\n")) {
      try {
        JsonNode parsed = Json.MAPPER.readTree(line);
        if (parsed.has("step")) {
          lines.add(parsed);
        }
      } catch (IOException cut) {
        continue;
      }
    }
    Collections.reverse(lines);
    return lines;
  }

  /** The last part of a text file; nothing if there is no such file. */
  static String tail(Path file) {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      channel.position(Math.max(0, channel.size() - BYTES));
      ByteBuffer bytes = ByteBuffer.allocate(BYTES);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        continue;
      }
      return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    } catch (IOException missing) {
      return "";
    }
  }
}
