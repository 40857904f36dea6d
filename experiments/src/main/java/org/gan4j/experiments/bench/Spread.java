package org.gan4j.experiments.bench;

import java.util.List;

/**
 * The median of repeated measurements, and the quartiles, between which half of them lie.
 *
 * @param median the middle one
 * @param low the first quartile
 * @param high the third quartile
 */
public record Spread(double median, double low, double high) {

  /**
   * Of some values.
   *
   * @param values at least one
   */
  public static Spread of(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return new Spread(quantile(sorted, 0.5), quantile(sorted, 0.25), quantile(sorted, 0.75));
  }

  /** Returns this spread with a value added to all three. */
  public Spread plus(double more) {
    return new Spread(median + more, low + more, high + more);
  }

  /** Returns the spread of {@code count} divided by these values, with the quartiles swapped. */
  public Spread into(double count) {
    return new Spread(count / median, count / high, count / low);
  }

  /** Returns whether these quartiles and the others leave a gap between them. */
  public boolean isApartFrom(Spread other) {
    return high < other.low || other.high < low;
  }

  /** Between neighbours, linearly. */
  private static double quantile(List<Double> sorted, double share) {
    double place = share * (sorted.size() - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.size() - 1);
    return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
  }
}
