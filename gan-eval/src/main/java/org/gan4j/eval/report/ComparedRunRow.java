package org.gan4j.eval.report;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.compare.ComparedRun;
import org.gan4j.eval.compare.Configuration;
import org.gan4j.eval.compare.MetricComparison;
import org.gan4j.eval.compare.Outcome;

/**
 * A run of a comparison as the page lists it.
 *
 * @param label of its configuration
 * @param run its name
 * @param seed seed of it
 * @param state of it, with the reason of a failure
 * @param numbers one a metric, – where it has none that counts
 */
record ComparedRunRow(String label, String run, long seed, String state, List<String> numbers) {

  static List<ComparedRunRow> of(
      List<Configuration> configurations, List<MetricComparison> metrics) {
    List<ComparedRunRow> rows = new ArrayList<>();
    for (Configuration configuration : configurations) {
      for (ComparedRun run : configuration.runs()) {
        rows.add(of(configuration.label(), run, metrics));
      }
    }
    return rows;
  }

  private static ComparedRunRow of(String label, ComparedRun run, List<MetricComparison> metrics) {
    String state =
        switch (run.outcome()) {
          case FINISHED -> "finished";
          case UNFINISHED -> "unfinished";
          case FAILED -> run.reason().map(reason -> "failed: " + reason).orElse("failed");
        };
    return new ComparedRunRow(
        label,
        run.run().name(),
        run.seed(),
        state,
        metrics.stream().map(metric -> number(run, metric.metric())).toList());
  }

  private static String number(ComparedRun run, String metric) {
    return run.outcome() == Outcome.FINISHED
        ? run.evaluation(metric).map(Evaluation::number).orElse("–")
        : "–";
  }
}
