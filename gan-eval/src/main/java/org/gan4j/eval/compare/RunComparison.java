package org.gan4j.eval.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gan4j.core.InputException;

/**
 * The comparison of configurations over their runs: how many runs finished, the metrics that all
 * configurations share, and which configurations each metric can tell apart.
 *
 * @param configurations counts of the configurations, in the order given
 * @param differences keys of the config in which they differ
 * @param metrics comparisons by metric, in the order of names
 * @param notes what a reader must know, in sentences
 */
public record RunComparison(
    List<ConfigurationCount> configurations,
    List<ConfigRow> differences,
    List<MetricComparison> metrics,
    List<String> notes) {

  /**
   * Compares configurations.
   *
   * @param configurations at least one configuration, each with at least one run
   * @param differences differences of their configs
   * @param metric the only metric to compare by; empty for all that they share
   * @param warnings warnings, which come first in the notes
   * @throws InputException if runs were measured by different protocols, or if the metric was not
   *     measured
   */
  public static RunComparison of(
      List<Configuration> configurations,
      List<ConfigRow> differences,
      Optional<String> metric,
      List<String> warnings) {
    SharedMetrics shared = SharedMetrics.of(configurations, metric);
    List<ComparedRun> runs =
        configurations.stream().flatMap(configuration -> configuration.runs().stream()).toList();
    List<MetricComparison> metrics =
        shared.names().stream()
            .map(
                name ->
                    MetricComparison.of(
                        name,
                        Direction.lowerIsBetter(name).orElseThrow(),
                        SharedProtocol.of(name, runs),
                        configurations))
            .toList();
    List<String> notes = new ArrayList<>(warnings);
    notes.addAll(shared.notes());
    notes.addAll(ComparisonNotes.of(runs, metrics));
    return new RunComparison(
        configurations.stream().map(ConfigurationCount::of).toList(), differences, metrics, notes);
  }
}
