package org.gan4j.eval.report;

import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.eval.compare.Cells;
import org.gan4j.eval.compare.ComparisonText;
import org.gan4j.eval.compare.MetricComparison;

/**
 * A metric of a comparison as the page shows it.
 *
 * @param title the metric, its direction and its protocol in short
 * @param verdicts one a pair of configurations
 * @param rows one a configuration
 * @param dots the runs as a picture
 * @param legend the columns of the picture
 * @param tests which tests were made
 * @param protocol of all numbers
 */
record ComparedMetric(
    String title,
    List<Verdict> verdicts,
    List<Cells> rows,
    String dots,
    List<Column> legend,
    List<String> tests,
    List<Table.Row> protocol) {

  /**
   * A sentence.
   *
   * @param sentence on two configurations
   * @param effects difference and effect sizes
   * @param found whether they can be told apart
   */
  record Verdict(String sentence, String effects, boolean found) {}

  /**
   * A column of a picture.
   *
   * @param color class of its colour
   * @param number from 1
   * @param name name of the configuration
   */
  record Column(String color, int number, String name) {}

  static ComparedMetric of(MetricComparison metric) {
    return new ComparedMetric(
        ComparisonText.title(metric),
        metric.pairs().stream()
            .map(
                pair ->
                    new Verdict(
                        pair.sentence(), ComparisonText.effects(pair), pair.better() != null))
            .toList(),
        metric.configurations().stream().map(Cells::of).toList(),
        DotChart.draw(metric.configurations()),
        legend(metric.configurations().stream().map(row -> row.configuration()).toList()),
        ComparisonText.tests(metric),
        Table.of(metric.protocol()));
  }

  /** Colours and numbers of configurations. */
  static List<Column> legend(List<String> labels) {
    return IntStream.range(0, labels.size())
        .mapToObj(i -> new Column("s" + i % 8, i + 1, labels.get(i)))
        .toList();
  }
}
