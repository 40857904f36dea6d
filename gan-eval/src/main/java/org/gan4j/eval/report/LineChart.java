package org.gan4j.eval.report;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Curves over training steps as an SVG element that takes its colours from the page: {@code
 * currentColor} for text and grid, the classes {@code s0} to {@code s7} for the curves.
 */
final class LineChart {

  private static final int POINTS = 400;

  private LineChart() {}

  /**
   * What the page shows: the picture, and what it leaves out.
   *
   * @param svg the element, empty if no value is finite
   * @param notes sentences on thinning, cut and missing values
   */
  record Drawing(String svg, List<String> notes) {}

  /**
   * Draws curves.
   *
   * @param id unique on the page, letters and digits
   * @param full at least one series
   */
  static Drawing draw(String id, List<Series> full) {
    List<Series> series = full.stream().map(one -> one.thinned(POINTS)).toList();
    double[] finite =
        series.stream()
            .flatMapToDouble(one -> DoubleStream.of(one.values()))
            .filter(Double::isFinite)
            .toArray();
    if (finite.length == 0) {
      return new Drawing("", List.of("No value is finite."));
    }
    Axis y = Axis.ofBulk(finite);
    ChartFrame frame = new ChartFrame(id, steps(full), y);
    return new Drawing(svg(frame, series), notes(full, finite, y));
  }

  /** From 0, unless the first step is far from it. */
  static Axis steps(List<Series> full) {
    DoubleSummaryStatistics steps =
        full.stream().flatMapToDouble(one -> DoubleStream.of(one.steps())).summaryStatistics();
    double first = steps.getMin() < 0.1 * steps.getMax() ? 0 : steps.getMin();
    return Axis.of(first, steps.getMax(), false);
  }

  private static List<String> notes(List<Series> full, double[] drawn, Axis y) {
    List<String> notes = new ArrayList<>();
    int longest = full.stream().mapToInt(one -> one.values().length).max().orElseThrow();
    int group = (longest + POINTS - 1) / POINTS;
    if (group > 1) {
      notes.add("Each point is the mean of " + group + " logged values.");
    }
    long nonFinite = full.stream().mapToLong(Series::nonFinite).sum();
    long logged = full.stream().mapToLong(one -> one.values().length).sum();
    if (nonFinite > 0) {
      notes.add("Not finite and not drawn: " + nonFinite + " of " + logged + " logged values.");
    }
    long cut = DoubleStream.of(drawn).filter(value -> !y.holds(value)).count();
    if (cut > 0) {
      notes.add("Outside the axis: " + cut + " of " + drawn.length + " points.");
    }
    return notes;
  }

  private static String svg(ChartFrame frame, List<Series> series) {
    StringBuilder svg = new StringBuilder(frame.open());
    for (int i = 0; i < series.size(); i++) {
      String curve = frame.curve(series.get(i));
      svg.append(String.format(Locale.ROOT, "<path class='line s%d' d='%s'/>", i % 8, curve));
    }
    return svg.append(ChartFrame.CLOSE).toString();
  }
}
