package org.gan4j.eval.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gan4j.eval.Evaluation;

/** Collects what a reader of a comparison must know to trust it. */
final class ComparisonNotes {

  private ComparisonNotes() {}

  static List<String> of(List<ComparedRun> runs, List<MetricComparison> metrics) {
    List<String> notes = new ArrayList<>();
    String unfinished =
        names(runs.stream().filter(run -> run.outcome() == Outcome.UNFINISHED).toList());
    if (!unfinished.isEmpty()) {
      notes.add("Not finished, and in no mean or test: " + unfinished + ".");
    }
    if (metrics.isEmpty()) {
      notes.add("No number is shared by the configurations: gan evaluate RUN measures a run.");
    }
    for (MetricComparison metric : metrics) {
      notes.addAll(notes(runs, metric.metric()));
    }
    if (metrics.size() > 1) {
      notes.add("p is corrected for the pairs of one metric, not for the number of metrics.");
    }
    return notes;
  }

  private static List<String> notes(List<ComparedRun> runs, String metric) {
    List<ComparedRun> finished =
        runs.stream().filter(run -> run.outcome() == Outcome.FINISHED).toList();
    List<String> notes = new ArrayList<>();
    note(
        notes,
        metric + ": not measured, and in no mean or test: ",
        finished.stream().filter(run -> run.evaluation(metric).isEmpty()).toList());
    note(
        notes,
        metric + ": not finite, and counted as failed: ",
        finished.stream()
            .filter(run -> run.evaluation(metric).filter(ComparisonNotes::isBroken).isPresent())
            .toList());
    note(
        notes,
        metric + ": measured before the last step: ",
        finished.stream().filter(run -> early(run, metric)).toList());
    return notes;
  }

  private static void note(List<String> notes, String what, List<ComparedRun> runs) {
    if (!runs.isEmpty()) {
      notes.add(what + names(runs) + ".");
    }
  }

  private static boolean isBroken(Evaluation evaluation) {
    return !Double.isFinite(evaluation.value());
  }

  private static boolean early(ComparedRun run, String metric) {
    return run.evaluation(metric)
        .map(evaluation -> evaluation.samples().step())
        .filter(step -> step < run.steps())
        .isPresent();
  }

  private static String names(List<ComparedRun> runs) {
    return runs.stream().map(run -> run.run().name()).collect(Collectors.joining(", "));
  }
}
