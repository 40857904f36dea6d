package org.gan4j.eval.report;

import java.util.Locale;

/**
 * The axes of a chart over training steps, and where its values lie.
 *
 * @param id unique on the page, letters and digits
 * @param x steps
 * @param y values
 */
record ChartFrame(String id, Axis x, Axis y) {

  static final int WIDTH = 480;
  static final int HEIGHT = 260;
  static final int LEFT = 52;
  static final int RIGHT = WIDTH - 14;
  static final int TOP = 10;
  static final int BOTTOM = HEIGHT - 38;

  /** The element up to the place where the curves begin; {@link #CLOSE} ends it. */
  String open() {
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
    return svg.append(format("<g clip-path='url(#%s)'>", id)).toString();
  }

  /** The text that follows the curves. */
  static final String CLOSE = "</g></svg>";

  /** A new stroke begins after every gap; a point between two gaps becomes a dot. */
  String curve(Series one) {
    StringBuilder path = new StringBuilder();
    boolean drawing = false;
    for (int i = 0; i < one.values().length; i++) {
      boolean finite = Double.isFinite(one.values()[i]);
      if (finite) {
        path.append(drawing ? "L" : "M").append(point(one.steps()[i], one.values()[i]));
        path.append(drawing ? "" : "h0");
      }
      drawing = finite;
    }
    return path.toString();
  }

  /** The place of a value; one far outside stays a number that pictures can have. */
  String point(double step, double value) {
    return format("%.1f %.1f", across(step), Math.max(-9999, Math.min(9999, down(value))));
  }

  private double across(double step) {
    return LEFT + x.position(step) * (RIGHT - LEFT);
  }

  private double down(double value) {
    return BOTTOM - y.position(value) * (BOTTOM - TOP);
  }

  static String text(String anchor, double x, double y, String text) {
    return format("<text text-anchor='%s' x='%.1f' y='%.1f'>%s</text>", anchor, x, y, text);
  }

  static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
