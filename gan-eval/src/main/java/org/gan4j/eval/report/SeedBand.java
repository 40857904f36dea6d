package org.gan4j.eval.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * One reported value over training, in the runs of one configuration: at each step the median, the
 * smallest and the largest of what is finite there.
 *
 * @param low the smallest
 * @param middle the median
 * @param high the largest
 */
record SeedBand(Series low, Series middle, Series high) {

  /**
   * The band of some runs.
   *
   * @param name name of the configuration
   * @param runs at least one
   */
  static SeedBand of(String name, List<Series> runs) {
    SortedMap<Double, List<Double>> byStep = new TreeMap<>();
    for (Series run : runs) {
      for (int i = 0; i < run.steps().length; i++) {
        List<Double> values = byStep.computeIfAbsent(run.steps()[i], step -> new ArrayList<>());
        if (Double.isFinite(run.values()[i])) {
          values.add(run.values()[i]);
        }
      }
    }
    return new SeedBand(
        series(name, byStep, values -> values[0]),
        series(name, byStep, SeedBand::median),
        series(name, byStep, values -> values[values.length - 1]));
  }

  private static Series series(
      String name, SortedMap<Double, List<Double>> byStep, ToDoubleFunction<double[]> of) {
    double[] steps = byStep.keySet().stream().mapToDouble(Double::doubleValue).toArray();
    double[] values =
        byStep.values().stream()
            .map(list -> list.stream().mapToDouble(Double::doubleValue).sorted().toArray())
            .mapToDouble(sorted -> sorted.length == 0 ? Double.NaN : of.applyAsDouble(sorted))
            .toArray();
    return new Series(name, steps, values);
  }

  private static double median(double[] sorted) {
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  /** Returns this band with at most this number of points. */
  SeedBand thinned(int points) {
    return new SeedBand(low.thinned(points), middle.thinned(points), high.thinned(points));
  }

  /** Every finite value that is drawn. */
  double[] finite() {
    double[] all = Arrays.copyOf(low.values(), 2 * low.values().length);
    System.arraycopy(high.values(), 0, all, low.values().length, high.values().length);
    return Arrays.stream(all).filter(Double::isFinite).toArray();
  }
}
