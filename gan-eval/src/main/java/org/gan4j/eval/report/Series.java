package org.gan4j.eval.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;

/**
 * One reported value over training.
 *
 * @param name the report's name without its group, {@code generator}
 * @param steps ascending
 * @param values one a step, not always finite
 */
record Series(String name, double[] steps, double[] values) {

  static Series of(String name, SortedMap<Long, Double> byStep) {
    double[] steps = byStep.keySet().stream().mapToDouble(Long::doubleValue).toArray();
    double[] values = byStep.values().stream().mapToDouble(Double::doubleValue).toArray();
    return new Series(name, steps, values);
  }

  /** Returns how many values are NaN or infinite. */
  long nonFinite() {
    return Arrays.stream(values).filter(value -> !Double.isFinite(value)).count();
  }

  /** The last finite value, NaN if there is none. */
  double last() {
    for (int i = values.length - 1; i >= 0; i--) {
      if (Double.isFinite(values[i])) {
        return values[i];
      }
    }
    return Double.NaN;
  }

  /**
   * The same in at most {@code points} points, each the mean over neighbours; the mean skips values
   * that are not finite, and is NaN where all are.
   */
  Series thinned(int points) {
    int group = (values.length + points - 1) / points;
    if (group <= 1) {
      return this;
    }
    List<double[]> means = new ArrayList<>();
    for (int from = 0; from < values.length; from += group) {
      int to = Math.min(from + group, values.length);
      means.add(new double[] {mean(steps, from, to), mean(values, from, to)});
    }
    return new Series(
        name,
        means.stream().mapToDouble(mean -> mean[0]).toArray(),
        means.stream().mapToDouble(mean -> mean[1]).toArray());
  }

  private static double mean(double[] of, int from, int to) {
    return Arrays.stream(of, from, to).filter(Double::isFinite).average().orElse(Double.NaN);
  }
}
