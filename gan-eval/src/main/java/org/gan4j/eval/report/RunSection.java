package org.gan4j.eval.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.disk.DiskFault;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.eval.Evaluation;

/**
 * A run as the page shows it. What the run lacks, or what cannot be read, is empty here and named
 * in {@code missing}.
 *
 * @param id unique on the page
 * @param name name of the run
 * @param progress how far it came, in words
 * @param metrics its evaluations
 * @param events alarms, and what was not finite
 * @param charts one a group of reports
 * @param grids its samples
 * @param config the text of config.yaml
 * @param provenance rows of provenance.json
 * @param missing sentences
 */
record RunSection(
    String id,
    String name,
    String progress,
    List<ShownEvaluation> metrics,
    RunEvents events,
    List<Chart> charts,
    GridFiles grids,
    String config,
    List<Table.Row> provenance,
    List<String> missing) {

  /**
   * A group of curves.
   *
   * @param title the group
   * @param svg the picture
   * @param legend the curves, in the order of their colours
   * @param notes what the picture leaves out
   */
  record Chart(String title, String svg, List<Curve> legend, List<String> notes) {}

  /**
   * A line of the legend.
   *
   * @param color class of its colour
   * @param name name of the curve
   * @param last its last finite value
   */
  record Curve(String color, String name, String last) {}

  static RunSection of(RunDirectory run, List<Evaluation> evaluations, String id) {
    List<String> missing = new ArrayList<>();
    MetricCurves log = MetricCurves.read(run.metrics());
    GridFiles grids = GridFiles.read(run.samples());
    String config = text(run.config(), "config", missing);
    JsonNode provenance = provenance(run.provenance(), missing);
    missing.addAll(RunNotes.changes(provenance));
    missing.addAll(RunNotes.of(run, log, grids, evaluations));
    return new RunSection(
        id,
        run.name(),
        progress(log),
        evaluations.stream().map(ShownEvaluation::of).toList(),
        RunEvents.read(run.metrics()),
        charts(log, id),
        grids,
        config,
        Table.of(RunNotes.withoutConfigs(provenance)),
        missing);
  }

  /** Returns whether it has been evaluated. */
  boolean hasMetrics() {
    return !metrics.isEmpty();
  }

  /** Returns whether there is anything to put in the table of provenance. */
  boolean hasProvenance() {
    return !provenance.isEmpty();
  }

  private static List<Chart> charts(MetricCurves log, String id) {
    List<Chart> charts = new ArrayList<>();
    for (Map.Entry<String, List<Series>> group : log.groups().entrySet()) {
      LineChart.Drawing drawing = LineChart.draw(id + "c" + charts.size(), group.getValue());
      List<Curve> legend = new ArrayList<>();
      for (Series series : group.getValue()) {
        legend.add(new Curve("s" + legend.size() % 8, series.name(), number(series.last())));
      }
      charts.add(new Chart(group.getKey(), drawing.svg(), legend, drawing.notes()));
    }
    return charts;
  }

  private static String progress(MetricCurves log) {
    if (log.isEmpty()) {
      return "";
    }
    StringBuilder words = new StringBuilder(format("step %,d", log.lastStep()));
    double images = log.last("imagesSeen");
    double seconds = log.elapsedSeconds();
    if (Double.isFinite(images)) {
      words.append(format(", %,.0f images seen", images));
    }
    if (Double.isFinite(seconds)) {
      words.append(format(", %s", duration(Math.round(seconds))));
    }
    double share = log.last("dataWait") / log.last("seconds");
    if (Double.isFinite(share)) {
      words.append(format(", %.1f %% of it waiting for data", 100 * share));
    }
    return words.toString();
  }

  private static String duration(long seconds) {
    return seconds < 60
        ? seconds + " s"
        : seconds < 3600
            ? format("%d min %02d s", seconds / 60, seconds % 60)
            : format("%d h %02d min", seconds / 3600, seconds / 60 % 60);
  }

  private static JsonNode provenance(Path file, List<String> missing) {
    String text = text(file, "provenance", missing);
    try {
      return text.isEmpty()
          ? JsonNodeFactory.instance.objectNode()
          : JsonMapper.builder().build().readTree(text);
    } catch (IOException damaged) {
      missing.add("provenance.json cannot be read: it is not JSON.");
      return JsonNodeFactory.instance.objectNode();
    }
  }

  private static String text(Path file, String what, List<String> missing) {
    try {
      if (Files.exists(file)) {
        return Files.readString(file);
      }
      missing.add("No " + what + ": " + file.getFileName() + " is missing.");
      return "";
    } catch (IOException failed) {
      throw new InputException(
          file.toString(),
          "cannot be read (" + DiskFault.reason(failed) + ")",
          "Check that it is a text file in UTF-8.",
          failed);
    }
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "none finite" : format("%.4g", value);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
