package org.gan4j.eval.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gan4j.core.internal.text.ShellWord;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.eval.Evaluation;

/** Collects what a reader must know to trust the page of a run: what is missing, damaged or old. */
final class RunNotes {

  private RunNotes() {}

  static List<String> of(
      RunDirectory run, MetricCurves log, GridFiles grids, List<Evaluation> evaluations) {
    List<String> notes = new ArrayList<>();
    if (log.isEmpty()) {
      notes.add("No metrics yet: nothing is logged in metrics.jsonl.");
    }
    if (log.damagedLines() > 0) {
      notes.add("Unreadable lines of metrics.jsonl, left out: " + log.damagedLines() + ".");
    }
    if (grids.last() == null) {
      notes.add("No samples yet: no grid is in samples.");
    }
    if (evaluations.isEmpty()) {
      notes.add("Not evaluated yet: gan evaluate " + ShellWord.of(run.path()) + " does it.");
    }
    evaluations.stream()
        .map(evaluation -> evaluation.samples().step())
        .filter(step -> step != null && step < log.lastStep())
        .findFirst()
        .ifPresent(step -> notes.add(old(run, step)));
    return notes;
  }

  /** A sentence for each time the run went on otherwise than it had begun. */
  static List<String> changes(JsonNode provenance) {
    List<String> notes = new ArrayList<>();
    for (JsonNode change : provenance.path("changes")) {
      List<String> differences = new ArrayList<>();
      change.path("differences").forEach(difference -> differences.add(difference.asText()));
      notes.add(
          String.format(
              Locale.ROOT,
              "Went on after step %d with changes: %s.",
              change.path("step").asLong(),
              String.join(", ", differences)));
    }
    return notes;
  }

  /** Provenance for the table: the changes say what became of the configs before. */
  static JsonNode withoutConfigs(JsonNode provenance) {
    JsonNode shown = provenance.deepCopy();
    for (JsonNode change : shown.path("changes")) {
      if (change instanceof ObjectNode entry) {
        entry.remove("config");
      }
    }
    return shown;
  }

  private static String old(RunDirectory run, long step) {
    return String.format(
        Locale.ROOT,
        "Measured at step %d, trained further since: gan evaluate %s measures again.",
        step,
        ShellWord.of(run.path()));
  }
}
