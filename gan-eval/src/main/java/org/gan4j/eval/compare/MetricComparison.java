package org.gan4j.eval.compare;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.eval.ProtocolRecord;
import org.gan4j.eval.statistics.Holm;

/**
 * The comparison of all configurations by one metric.
 *
 * @param metric its name, {@code fid10k-mnist-cnn}
 * @param lowerIsBetter whether less is better
 * @param protocol protocol by which every run was measured
 * @param configurations one row for each configuration
 * @param pairs one verdict for each pair of configurations
 */
public record MetricComparison(
    String metric,
    boolean lowerIsBetter,
    ProtocolRecord protocol,
    List<MetricRow> configurations,
    List<PairVerdict> pairs) {

  static MetricComparison of(
      String metric,
      boolean lowerIsBetter,
      ProtocolRecord protocol,
      List<Configuration> configurations) {
    List<MetricRow> rows =
        configurations.stream().map(each -> MetricRow.of(each, metric, lowerIsBetter)).toList();
    List<PairComparison> pairs = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      for (int j = i + 1; j < rows.size(); j++) {
        pairs.add(new PairComparison(rows.get(i), rows.get(j), lowerIsBetter));
      }
    }
    return new MetricComparison(metric, lowerIsBetter, protocol, rows, verdicts(pairs));
  }

  private static List<PairVerdict> verdicts(List<PairComparison> pairs) {
    List<PairComparison> testable = pairs.stream().filter(PairComparison::testable).toList();
    int comparisons = testable.size();
    List<PairTest> tests = testable.stream().map(pair -> pair.test(comparisons)).toList();
    double[] corrected = Holm.corrected(tests.stream().mapToDouble(PairTest::p).toArray());
    return pairs.stream()
        .map(
            pair -> {
              int i = testable.indexOf(pair);
              return i < 0
                  ? pair.untested()
                  : pair.verdict(tests.get(i), corrected[i], comparisons);
            })
        .toList();
  }
}
