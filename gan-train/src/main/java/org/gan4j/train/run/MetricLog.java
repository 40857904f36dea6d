package org.gan4j.train.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gan4j.core.run.AtomicFile;
import org.gan4j.train.StepReport;
import org.gan4j.train.TrainingListener;
import org.gan4j.train.TrainingPlan;

/**
 * {@code metrics.jsonl}: one object a report step, {@code
 * {"step":100,"imagesSeen":6400,"seconds":8.1,"loss/generator":0.7}}. A resumed run cuts it back to
 * the step it resumes from, so no step appears twice.
 */
public final class MetricLog implements TrainingListener {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  /** Appends to this file. */
  public MetricLog(Path file) {
    this.file = file;
  }

  @Override
  public void started(long step, TrainingPlan plan) {
    try {
      if (Files.exists(file)) {
        List<String> kept = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
          if (isUpTo(line, step)) {
            kept.add(line + "\n");
          }
        }
        AtomicFile.write(file, String.join("", kept).getBytes(UTF_8));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void reported(StepReport report) {
    ObjectNode line = JSON.createObjectNode();
    line.put("step", report.step());
    line.put("imagesSeen", report.imagesSeen());
    line.put("seconds", Math.round(report.seconds() * 1000) / 1000.0);
    report.values().forEach(line::put);
    append(line);
  }

  /** On a line of its own: {@code {"step":1000,"fid2k-mnist-cnn/held-out":3.2}}. */
  @Override
  public void measured(long step, Map<String, Double> values) {
    ObjectNode line = JSON.createObjectNode();
    line.put("step", step);
    values.forEach(line::put);
    append(line);
  }

  private void append(ObjectNode line) {
    try {
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A line that a crash cut short belongs to no step. */
  private static boolean isUpTo(String line, long step) {
    try {
      return JSON.readTree(line).path("step").asLong(Long.MAX_VALUE) <= step;
    } catch (IOException halfWritten) {
      return false;
    }
  }
}
