package org.gan4j.eval.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.disk.DiskFault;

/**
 * What a run's {@code metrics.jsonl} holds. A step that was logged twice, as after a resume, counts
 * as logged last; lines that are no JSON, as the last of a run that was killed, are counted and
 * skipped.
 */
final class MetricCurves {

  private static final JsonMapper LENIENT =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final SortedMap<String, SortedMap<Long, Double>> values = new TreeMap<>();
  private int damagedLines;
  private long lastStep = -1;
  private JsonNode lastLine;
  private double secondsBefore;
  private double seconds = Double.NaN;

  private MetricCurves() {}

  /** Reads the file; a missing one is an empty log. */
  static MetricCurves read(Path file) {
    MetricCurves log = new MetricCurves();
    if (Files.exists(file)) {
      try {
        new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.isBlank())
            .forEach(log::add);
      } catch (IOException failed) {
        throw new InputException(
            file.toString(),
            "cannot be read (" + DiskFault.reason(failed) + ")",
            "Check its permissions.",
            failed);
      }
    }
    return log;
  }

  private void add(String text) {
    JsonNode line = parse(text);
    if (line == null || !line.path("step").isIntegralNumber()) {
      damagedLines++;
      return;
    }
    long step = line.get("step").longValue();
    if (step > lastStep || (step == lastStep && line.has("imagesSeen"))) {
      lastStep = step;
      lastLine = line;
    }
    count(number(line.path("seconds")));
    line.properties()
        .forEach(
            field -> {
              if (field.getKey().contains("/")) {
                values
                    .computeIfAbsent(field.getKey(), name -> new TreeMap<>())
                    .put(step, number(field.getValue()));
              }
            });
  }

  /** Seconds begin again at 0 in each process that trains the run. */
  private void count(double logged) {
    if (logged < seconds) {
      secondsBefore += seconds;
    }
    if (Double.isFinite(logged)) {
      seconds = logged;
    }
  }

  private static JsonNode parse(String text) {
    try {
      return LENIENT.readTree(text);
    } catch (JsonProcessingException damaged) {
      return null;
    }
  }

  /** NaN for null and for words such as "NaN". */
  private static double number(JsonNode value) {
    return value.isNumber() ? value.doubleValue() : Double.NaN;
  }

  boolean isEmpty() {
    return lastLine == null;
  }

  int damagedLines() {
    return damagedLines;
  }

  /** The last step, -1 for an empty log. */
  long lastStep() {
    return lastStep;
  }

  /** Seconds of training up to the last line, in all processes together; NaN if none are logged. */
  double elapsedSeconds() {
    return secondsBefore + seconds;
  }

  /** A number of the last line, NaN if it has none. */
  double last(String key) {
    return lastLine == null ? Double.NaN : number(lastLine.path(key));
  }

  /** Series by what comes before the slash in their names, {@code loss}, {@code score}. */
  SortedMap<String, List<Series>> groups() {
    SortedMap<String, List<Series>> groups = new TreeMap<>();
    for (Map.Entry<String, SortedMap<Long, Double>> entry : values.entrySet()) {
      String group = entry.getKey().substring(0, entry.getKey().indexOf('/'));
      String name = entry.getKey().substring(group.length() + 1);
      groups
          .computeIfAbsent(group, key -> new ArrayList<>())
          .add(Series.of(name, entry.getValue()));
    }
    return groups;
  }
}
