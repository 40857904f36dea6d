package org.gan4j.eval.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Formats a comparison for a terminal. */
public final class ComparisonText {

  private ComparisonText() {}

  /** Returns the whole comparison, line by line. */
  public static List<String> lines(RunComparison comparison) {
    List<String> lines = new ArrayList<>(counts(comparison.configurations()));
    for (MetricComparison metric : comparison.metrics()) {
      lines.add("");
      lines.addAll(lines(metric));
    }
    if (!comparison.notes().isEmpty()) {
      lines.add("");
      comparison.notes().forEach(note -> lines.add("Note: " + note));
    }
    return lines;
  }

  private static List<String> counts(List<ConfigurationCount> configurations) {
    TextTable table =
        new TextTable("configuration", "runs", "finished", "failed", "share failed", "unfinished");
    for (ConfigurationCount count : configurations) {
      table.add(
          count.label(),
          String.valueOf(count.runs()),
          String.valueOf(count.finished()),
          String.valueOf(count.failed()),
          share(count),
          String.valueOf(count.unfinished()));
    }
    return table.lines();
  }

  /** Returns the share of failed runs with its interval. */
  public static String share(ConfigurationCount count) {
    return count.failedShare() == null
        ? "–"
        : Words.share(count.failedShare(), count.failedInterval());
  }

  private static List<String> lines(MetricComparison metric) {
    List<String> lines = new ArrayList<>();
    lines.add(title(metric));
    TextTable table =
        new TextTable(
            "configuration", "n", "mean", "95 % interval", "median", "deviation", "failed");
    for (MetricRow row : metric.configurations()) {
      Cells cells = Cells.of(row);
      table.add(
          cells.configuration(),
          cells.n(),
          cells.mean(),
          cells.interval(),
          cells.median(),
          cells.deviation(),
          cells.failed());
    }
    lines.addAll(table.lines());
    metric.pairs().forEach(pair -> lines.addAll(verdict(pair)));
    lines.addAll(tests(metric));
    return lines;
  }

  /** Returns a title such as {@code fid10k-mnist-cnn, less is better (n = 10000 v mnist/test)}. */
  public static String title(MetricComparison metric) {
    var reference = metric.protocol().reference();
    return String.format(
        Locale.ROOT,
        "%s, %s is better (%s%s)",
        metric.metric(),
        metric.lowerIsBetter() ? "less" : "more",
        metric.protocol().count(),
        reference == null ? "" : " v " + reference.name());
  }

  private static List<String> verdict(PairVerdict pair) {
    String effects = effects(pair);
    return effects.isEmpty()
        ? List.of(pair.sentence() + ".")
        : List.of(pair.sentence() + ".", "  " + effects);
  }

  /**
   * Describes the difference and the effect sizes between the configuration that the sentence names
   * first and the other; empty without effect sizes.
   */
  public static String effects(PairVerdict pair) {
    double sign = pair.second().equals(pair.better()) ? -1 : 1;
    List<String> parts = new ArrayList<>();
    if (pair.difference() != null) {
      double difference = sign * pair.difference();
      parts.add("difference " + Words.number(difference, Math.abs(difference) / 10));
    }
    effect("g", pair.hedgesG(), sign).ifPresent(parts::add);
    effect("d_z", pair.pairedEffect(), sign).ifPresent(parts::add);
    effect("delta", pair.cliffsDelta(), sign).ifPresent(parts::add);
    return String.join(", ", parts);
  }

  private static Optional<String> effect(String name, Double value, double sign) {
    return Optional.ofNullable(value)
        .map(found -> name + " = " + Words.number(sign * found + 0.0, 0.1));
  }

  /** Says which tests were made and why, each once. */
  public static List<String> tests(MetricComparison metric) {
    Map<String, Integer> tests = new LinkedHashMap<>();
    metric.pairs().stream()
        .filter(pair -> pair.test() != null)
        .forEach(pair -> tests.merge(pair.test().line(), 1, Integer::sum));
    int all = tests.values().stream().mapToInt(Integer::intValue).sum();
    return tests.entrySet().stream()
        .map(
            entry ->
                String.format(
                    Locale.ROOT,
                    "Test%s: %s%s.",
                    tests.size() > 1 ? " of " + Words.count(entry.getValue(), "pair") : "",
                    entry.getKey(),
                    all > 1 ? "; Holm's correction for " + all + " comparisons" : ""))
        .toList();
  }
}
