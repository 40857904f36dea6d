package org.gan4j.eval.report;

import static org.gan4j.eval.report.ChartFrame.format;
import static org.gan4j.eval.report.ChartFrame.text;

import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.eval.compare.MetricRow;
import org.gan4j.eval.compare.Outcome;
import org.gan4j.eval.compare.RunValue;

/**
 * The runs of each configuration by their value: a column a configuration, a dot a finished run, a
 * stroke at the mean, and a cross above the axis for each run that failed.
 */
final class DotChart {

  private static final int TOP = 34;
  private static final int FAILED = 16;

  private final List<MetricRow> rows;
  private final Axis y;

  private DotChart(List<MetricRow> rows, Axis y) {
    this.rows = rows;
    this.y = y;
  }

  /** Draws the configurations in their order; empty if no run has a value. */
  static String draw(List<MetricRow> rows) {
    double[] values =
        rows.stream()
            .flatMap(row -> row.runs().stream())
            .filter(run -> run.outcome() == Outcome.FINISHED)
            .mapToDouble(RunValue::value)
            .sorted()
            .toArray();
    return values.length == 0
        ? ""
        : new DotChart(rows, Axis.of(values[0], values[values.length - 1], true)).svg();
  }

  private String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append(format("<svg viewBox='0 0 %d %d' role='img'>", ChartFrame.WIDTH, ChartFrame.HEIGHT));
    for (double tick : y.ticks()) {
      svg.append(
          format(
              "<path class='grid' d='M%d %.1fH%d'/>",
              ChartFrame.LEFT, down(tick), ChartFrame.RIGHT));
      svg.append(text("end", ChartFrame.LEFT - 6, down(tick) + 4, y.label(tick)));
    }
    if (rows.stream().anyMatch(row -> row.failed() > 0)) {
      svg.append(text("end", ChartFrame.LEFT - 6, FAILED + 4, "failed"));
    }
    IntStream.range(0, rows.size()).forEach(i -> svg.append(column(i)));
    return svg.append("</svg>").toString();
  }

  private String column(int number) {
    MetricRow row = rows.get(number);
    double width = (double) (ChartFrame.RIGHT - ChartFrame.LEFT) / rows.size();
    double centre = ChartFrame.LEFT + (number + 0.5) * width;
    double spread = Math.min(0.6 * width, 120);
    StringBuilder svg = new StringBuilder();
    svg.append(text("middle", centre, ChartFrame.BOTTOM + 20, String.valueOf(number + 1)));
    for (int i = 0; i < row.runs().size(); i++) {
      double x = centre + spread * ((i + 0.5) / row.runs().size() - 0.5);
      svg.append(mark(row.runs().get(i), x, number % 8));
    }
    if (row.finished() != null) {
      svg.append(
          format(
              "<path class='line s%d' d='M%.1f %.1fh%.1f'/>",
              number % 8, centre - spread / 2, down(row.finished().mean()), spread));
    }
    return svg.toString();
  }

  private String mark(RunValue run, double x, int color) {
    return switch (run.outcome()) {
      case FINISHED ->
          format(
              "<circle class='dot b%d' cx='%.1f' cy='%.1f' r='4'><title>seed %d: %.6g</title>"
                  + "</circle>",
              color, x, down(run.value()), run.seed(), run.value());
      case FAILED ->
          format(
              "<path class='line s%d' d='M%.1f %dl8 8m0 -8l-8 8'><title>seed %d: failed</title>"
                  + "</path>",
              color, x - 4, FAILED - 4, run.seed());
      case UNFINISHED -> "";
    };
  }

  private double down(double value) {
    return ChartFrame.BOTTOM - y.position(value) * (ChartFrame.BOTTOM - TOP);
  }
}
