package org.gan4j.eval.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A linear axis with round ticks (1, 2 or 5 times a power of ten).
 *
 * @param low value at the start
 * @param high value at the end, above low
 * @param tick distance of ticks
 */
record Axis(double low, double high, double tick) {

  /** From the smallest to the largest value, widened to ticks if {@code widen}. */
  static Axis of(double low, double high, boolean widen) {
    double from = low;
    double to = high;
    if (!(to - from > 1e-12 * Math.max(Math.abs(from), Math.abs(to)))) {
      double reach = from == 0 ? 0.5 : Math.abs(from) / 2;
      from -= reach;
      to += reach;
    }
    double tick = roundTick((to - from) / 5);
    return widen
        ? new Axis(Math.floor(from / tick) * tick, Math.ceil(to / tick) * tick, tick)
        : new Axis(from, to, tick);
  }

  /**
   * An axis for the bulk of the values: all of them, unless a few outliers would flatten the rest
   * to a fifth of the height; then the middle 98 %.
   */
  static Axis ofBulk(double[] finite) {
    double[] sorted = finite.clone();
    Arrays.sort(sorted);
    int last = sorted.length - 1;
    double low = sorted[last / 100];
    double high = sorted[last - last / 100];
    boolean outliers = high > low && sorted[last] - sorted[0] > 5 * (high - low);
    return outliers ? of(low, high, true) : of(sorted[0], sorted[last], true);
  }

  /** Returns the position of a value: 0 at the start, 1 at the end. */
  double position(double value) {
    return (value - low) / (high - low);
  }

  boolean holds(double value) {
    return value >= low && value <= high;
  }

  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    double first = Math.ceil(low / tick - 1e-9);
    for (int i = 0; i < 20 && (first + i) * tick <= high + 1e-9 * tick; i++) {
      ticks.add((first + i) * tick);
    }
    return ticks;
  }

  /** A tick's label: as many digits as its distance to the next needs, {@code 20k} for 20000. */
  String label(double value) {
    double largest = Math.max(Math.abs(low), Math.abs(high));
    if (largest >= 1e7 || largest < 1e-4) {
      return value == 0 ? "0" : scientific(value);
    }
    if (tick >= 1000) {
      return value == 0 ? "0" : trim(value / 1000, tick / 1000) + "k";
    }
    return trim(value, tick);
  }

  /** {@code 1.6e-7}. */
  private static String scientific(double value) {
    return String.format(Locale.ROOT, "%.1e", value)
        .replace(".0e", "e")
        .replaceFirst("e\\+?(-?)0*", "e$1");
  }

  private static String trim(double value, double tick) {
    int decimals = (int) Math.max(0, -Math.floor(Math.log10(tick) + 1e-9));
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
  }

  private static double roundTick(double tick) {
    double power = Math.pow(10, Math.floor(Math.log10(tick)));
    double digit = tick / power;
    return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
  }
}
