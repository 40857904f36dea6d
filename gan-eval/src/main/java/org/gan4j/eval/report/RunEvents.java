package org.gan4j.eval.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What was noticed during a training: the lines of {@code metrics.jsonl} that tell of an alarm, or
 * of a value that was not finite.
 *
 * @param watched whether anybody looked: logs of gan4j before 0.1 have no such lines
 * @param rows in the order of the log
 */
record RunEvents(boolean watched, List<Row> rows) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * One event.
   *
   * @param step step of it
   * @param name name of the alarm
   * @param value the signal and its value; empty where there is none
   * @param threshold that it crossed; empty where there is none
   * @param words what happened
   */
  record Row(long step, String name, String value, String threshold, String words) {}

  /** Reads the file; a missing one holds nothing. */
  static RunEvents read(Path file) {
    boolean watched = false;
    List<Row> rows = new ArrayList<>();
    try {
      for (String text : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
        JsonNode line = parse(text);
        watched |= text.contains("\"gradient/");
        if (line.has("alarm")) {
          rows.add(alarm(line.path("step").asLong(), line.get("alarm")));
        }
        if (line.has("nonFinite")) {
          rows.add(nonFinite(line.path("step").asLong(), line.get("nonFinite")));
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return new RunEvents(watched || !rows.isEmpty(), rows);
  }

  /** Returns whether there is anything to show. */
  boolean any() {
    return !rows.isEmpty();
  }

  /** Returns whether somebody looked and there was nothing. */
  boolean none() {
    return watched && rows.isEmpty();
  }

  private static Row alarm(long step, JsonNode alarm) {
    return new Row(
        step,
        alarm.path("name").asText(),
        alarm.path("signal").asText() + " " + number(alarm.path("value")),
        number(alarm.path("threshold")),
        alarm.path("words").asText());
  }

  private static Row nonFinite(long step, JsonNode event) {
    long foundAt = event.path("foundAt").asLong();
    String words = "step " + foundAt + ": " + event.path("finding").asText();
    String after =
        foundAt > step
            ? String.format(
                Locale.ROOT,
                "; rolled back, learning rates times %s from here on",
                number(event.path("rateFactor")))
            : "; training went on";
    return new Row(step, "not finite", "", "", words + after);
  }

  private static String number(JsonNode value) {
    return value.isNumber()
        ? String.format(Locale.ROOT, "%.3g", value.doubleValue())
        : value.asText();
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException halfWritten) {
      return JSON.createObjectNode();
    }
  }
}
