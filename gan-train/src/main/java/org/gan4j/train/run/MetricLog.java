package org.gan4j.train.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.gan4j.core.internal.disk.AppendedFile;
import org.gan4j.core.internal.disk.AtomicFile;
import org.gan4j.train.Recovery;
import org.gan4j.train.StepReport;
import org.gan4j.train.TrainingListener;
import org.gan4j.train.TrainingPlan;
import org.gan4j.train.alarm.Alarm;
import org.gan4j.train.alarm.Alarms;
import org.gan4j.train.alarm.LogLine;
import org.gan4j.train.alarm.RaisedAlarm;
import org.gan4j.train.session.RollBacks;

/**
 * Writes {@code metrics.jsonl}, with one object for each report step: {@code
 * {"step":100,"imagesSeen":6400,"seconds":8.1,"loss/generator":0.7}}. If images are streamed,
 * {@code dataWait} says for how many of these seconds steps waited for images. If a phase does not
 * run in a report step, its last values before that step are on a line of their own. A resumed run
 * removes the lines after the step from which it resumes, so no step appears twice. Alarms that the
 * lines raise, and what was done about values that are not finite, are lines of their own.
 */
public final class MetricLog implements TrainingListener {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RECOVERY = "nonFinite";
  private static final String ALARM = "alarm";

  private final Path file;
  private final Supplier<RollBacks> rollBacks;
  private final Alarms alarms;
  private final Consumer<RaisedAlarm> raised;
  private Alarm.Watch watch = line -> List.of();

  /** Appends to this file, with the default thresholds of the alarms. */
  public MetricLog(Path file) {
    this(file, () -> RollBacks.NONE, Alarms.defaults(), alarm -> {});
  }

  /**
   * Appends to a file.
   *
   * @param rollBacks roll backs of the state with which training begins
   * @param alarms alarms that watch the lines
   * @param raised called with each alarm when it is raised
   */
  public MetricLog(
      Path file, Supplier<RollBacks> rollBacks, Alarms alarms, Consumer<RaisedAlarm> raised) {
    this.file = file;
    this.rollBacks = rollBacks;
    this.alarms = alarms;
    this.raised = raised;
  }

  /**
   * {@inheritDoc}
   *
   * <p>A roll back that is not in the state, because the process was killed during it, happens
   * again, so its line is removed too.
   */
  @Override
  public void started(long step, TrainingPlan plan) {
    int attempts = rollBacks.get().attempts();
    cut(line -> isUpTo(line, step) && line.path(RECOVERY).path("attempts").asInt(0) <= attempts);
  }

  @Override
  public void reported(StepReport report) {
    ObjectNode line = JSON.createObjectNode();
    line.put("step", report.step());
    line.put("imagesSeen", report.imagesSeen());
    line.put("seconds", milliseconds(report.seconds()));
    report.waited().ifPresent(waited -> line.put("dataWait", milliseconds(waited)));
    report.values().forEach(line::put);
    append(line);
  }

  /** Writes a line as for a report step, with fewer values. */
  @Override
  public void reportedBetween(StepReport report) {
    reported(report);
  }

  private static double milliseconds(double seconds) {
    return Math.round(seconds * 1000) / 1000.0;
  }

  @Override
  public void recovered(Recovery recovery) {
    cut(line -> isUpTo(line, recovery.goesOnAfter()));
    ObjectNode line = JSON.createObjectNode();
    line.put("step", recovery.goesOnAfter());
    line.putObject(RECOVERY)
        .put("foundAt", recovery.foundAt())
        .put("finding", recovery.finding())
        .put("attempts", recovery.rollBacks().attempts())
        .put("rateFactor", recovery.rollBacks().rateFactor());
    append(line);
    new AppendedFile(file).sync();
  }

  /** Writes a line of its own: {@code {"step":1000,"fid2k-mnist-cnn/held-out":3.2}}. */
  @Override
  public void measured(long step, Map<String, Double> values) {
    ObjectNode line = JSON.createObjectNode();
    line.put("step", step);
    values.forEach(line::put);
    append(line);
  }

  private void append(ObjectNode line) {
    write(line);
    for (RaisedAlarm alarm : watch.see(LogLine.of(line))) {
      ObjectNode node = JSON.createObjectNode().put("step", alarm.step());
      node.putObject(ALARM)
          .put("name", alarm.alarm())
          .put("signal", alarm.signal())
          .put("value", alarm.value())
          .put("threshold", alarm.threshold())
          .put("words", alarm.words());
      write(node);
      raised.accept(alarm);
    }
  }

  private void write(ObjectNode line) {
    new AppendedFile(file).append((line + "\n").getBytes(UTF_8));
  }

  /** Flushes the lines up to the checkpoint, because a resumed run does not write them again. */
  @Override
  public void checkpointDue(long step) {
    new AppendedFile(file).sync();
  }

  /** Keeps some lines and passes only these to the alarms; a half-written line is removed. */
  private void cut(Predicate<JsonNode> wanted) {
    try {
      if (Files.exists(file)) {
        List<String> kept = new ArrayList<>();
        for (String line : new String(Files.readAllBytes(file), UTF_8).lines().toList()) {
          if (isWhole(line, wanted)) {
            kept.add(line + "\n");
          }
        }
        AtomicFile.write(file, String.join("", kept).getBytes(UTF_8));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    watch = alarms.watch();
    LogLine.read(file).forEach(watch::see);
  }

  private static boolean isWhole(String line, Predicate<JsonNode> wanted) {
    try {
      return wanted.test(JSON.readTree(line));
    } catch (IOException halfWritten) {
      return false;
    }
  }

  private static boolean isUpTo(JsonNode line, long step) {
    return line.path("step").asLong(Long.MAX_VALUE) <= step;
  }
}
