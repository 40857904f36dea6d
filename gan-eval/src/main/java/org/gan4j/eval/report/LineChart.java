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
  private static final int WIDTH = 480;
  private static final int HEIGHT = 260;
  private static final int LEFT = 52;
  private static final int RIGHT = WIDTH - 14;
  private static final int TOP = 10;
  private static final int BOTTOM = HEIGHT - 38;

  private final String id;
  private final List<Series> series;
  private final Axis x;
  private final Axis y;

  private LineChart(String id, List<Series> series, Axis x, Axis y) {
    this.id = id;
    this.series = series;
    this.x = x;
    this.y = y;
  }

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
    LineChart chart = new LineChart(id, series, steps(full), y);
    return new Drawing(chart.svg(), notes(full, finite, y));
  }

  /** From 0, unless the first step is far from it. */
  private static Axis steps(List<Series> full) {
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

  private String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append(format("<svg viewBox='0 0 %d %d' role='img'>", WIDTH, HEIGHT));
    svg.append(
        format(
            "<clipPath id='%s'><rect x='%d' y='%d' width='%d' height='%d'/></clipPath>",
            id, LEFT, TOP - 2, RIGHT - LEFT, BOTTOM - TOP + 4));
    for (double tick : y.ticks()) {
      svg.append(format("<path class='grid' d='M%d %.1fH%d'/>", LEFT, down(tick), RIGHT));
      svg.append(text("end", LEFT - 6, down(tick) + 4, y.label(tick)));
    }
    for (double tick : x.ticks()) {
      svg.append(format("<path class='tick' d='M%.1f %dv5'/>", across(tick), BOTTOM));
      svg.append(text("middle", across(tick), BOTTOM + 18, x.label(tick)));
    }
    svg.append(text("middle", (LEFT + RIGHT) / 2.0, HEIGHT - 4, "step"));
    svg.append(format("<g clip-path='url(#%s)'>", id));
    for (int i = 0; i < series.size(); i++) {
      svg.append(format("<path class='line s%d' d='%s'/>", i % 8, path(series.get(i))));
    }
    return svg.append("</g></svg>").toString();
  }

  /** A new stroke begins after every gap; a point between two gaps becomes a dot. */
  private String path(Series one) {
    StringBuilder path = new StringBuilder();
    boolean drawing = false;
    for (int i = 0; i < one.values().length; i++) {
      boolean finite = Double.isFinite(one.values()[i]);
      if (finite) {
        double height = Math.max(-9999, Math.min(9999, down(one.values()[i])));
        path.append(format("%s%.1f %.1f", drawing ? "L" : "M", across(one.steps()[i]), height));
        path.append(drawing ? "" : "h0");
      }
      drawing = finite;
    }
    return path.toString();
  }

  private double across(double step) {
    return LEFT + x.position(step) * (RIGHT - LEFT);
  }

  private double down(double value) {
    return BOTTOM - y.position(value) * (BOTTOM - TOP);
  }

  private static String text(String anchor, double x, double y, String text) {
    return format("<text text-anchor='%s' x='%.1f' y='%.1f'>%s</text>", anchor, x, y, text);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
