package org.gan4j.eval.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.NoiseFloor;

/**
 * An evaluation as the page shows it.
 *
 * @param name the metric
 * @param number value and error
 * @param basis sample count and reference
 * @param floor the noise floor, empty if the metric has none
 * @param errorKind what the error is, empty if there is none
 * @param warnings what a reader must know to trust it
 * @param shares bars of the details, for a metric whose details are shares of classes
 * @param rows everything, for the table
 */
record ShownEvaluation(
    String name,
    String number,
    String basis,
    String floor,
    String errorKind,
    List<String> warnings,
    List<Share> shares,
    List<Table.Row> rows) {

  /**
   * A bar.
   *
   * @param name the class
   * @param percent as text, one decimal
   * @param width of the bar, percent of the longest
   */
  record Share(String name, String percent, String width) {}

  static ShownEvaluation of(Evaluation evaluation) {
    NoiseFloor floor = evaluation.noiseFloor();
    return new ShownEvaluation(
        evaluation.metric(),
        evaluation.number(),
        evaluation.basis(),
        floor == null ? "" : Evaluation.format(floor.value(), floor.uncertainty()),
        evaluation.uncertainty() == null ? "" : evaluation.uncertainty().kind(),
        evaluation.warnings(),
        shares(evaluation.details()),
        Table.of(evaluation));
  }

  private static List<Share> shares(Map<String, Double> details) {
    if (details.isEmpty() || !details.keySet().stream().allMatch(key -> key.startsWith("class "))) {
      return List.of();
    }
    double largest = details.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
    return details.entrySet().stream()
        .map(
            entry ->
                new Share(
                    entry.getKey().substring("class ".length()),
                    percent(entry.getValue()),
                    percent(entry.getValue() / largest)))
        .toList();
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }
}
