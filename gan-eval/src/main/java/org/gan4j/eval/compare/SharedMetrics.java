package org.gan4j.eval.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.text.Nearest;

/**
 * The metrics of a comparison: those for which every configuration with a finished run has a
 * number. A configuration whose runs all failed has no number at all, and takes part for each
 * metric.
 *
 * @param names names of the metrics, in their order
 * @param notes sentences on metrics that are left out
 */
record SharedMetrics(List<String> names, List<String> notes) {

  static SharedMetrics of(List<Configuration> configurations, Optional<String> asked) {
    TreeSet<String> measured =
        configurations.stream()
            .flatMap(configuration -> configuration.runs().stream())
            .flatMap(run -> run.evaluations().stream())
            .map(evaluation -> evaluation.metric())
            .collect(Collectors.toCollection(TreeSet::new));
    asked.ifPresent(metric -> require(metric, measured));
    List<String> names = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (String metric : asked.map(List::of).orElse(List.copyOf(measured))) {
      String lacking =
          Words.some(
              configurations.stream()
                  .filter(configuration -> lacks(configuration, metric))
                  .map(Configuration::label)
                  .toList());
      boolean known = Direction.lowerIsBetter(metric).isPresent();
      if (lacking.isEmpty() && known) {
        names.add(metric);
      } else if (asked.isPresent()) {
        throw refused(metric, lacking);
      } else {
        notes.add(
            known
                ? String.format(
                    Locale.ROOT, "%s is left out: no finished run of %s has it.", metric, lacking)
                : metric + " is left out: it is not known whether less of it is better.");
      }
    }
    return new SharedMetrics(names, notes);
  }

  private static InputException refused(String metric, String lacking) {
    return lacking.isEmpty()
        ? new InputException(
            metric,
            "expected a metric that gan4j measures, found another",
            "gan list shows the metrics.")
        : new InputException(
            metric,
            "expected it of every configuration, found none of " + lacking,
            "Measure their runs with gan evaluate RUN.");
  }

  private static void require(String metric, TreeSet<String> measured) {
    if (!measured.contains(metric)) {
      throw new InputException(
          "--metric " + metric,
          "expected the name of an evaluation, found none of this name",
          measured.isEmpty()
              ? "No run is evaluated yet: gan evaluate RUN does it."
              : Nearest.to(metric, List.copyOf(measured))
                  .map(near -> "Did you mean '" + near + "'?")
                  .orElse("There are " + String.join(", ", measured) + "."));
    }
  }

  private static boolean lacks(Configuration configuration, String metric) {
    return configuration.count(Outcome.FINISHED) > 0
        && configuration.runs().stream()
            .filter(run -> run.outcome() == Outcome.FINISHED)
            .noneMatch(run -> run.evaluation(metric).isPresent());
  }
}
