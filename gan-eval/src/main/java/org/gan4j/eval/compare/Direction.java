package org.gan4j.eval.compare;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gan4j.eval.metric.Metrics;

/** Knows for every number of an evaluation whether less is better. */
final class Direction {

  /** Numbers of translations and classifiers, which come from no metric. */
  private static final Map<String, Boolean> OF_NO_METRIC =
      Map.of(
          "class-identity", false, "cycle-error", true, "error", true, "translation-error", true);

  private Direction() {}

  /**
   * Returns whether less is better.
   *
   * @param metric the name of an evaluation, {@code fid10k-mnist-cnn}
   * @return empty for a number that gan4j does not measure
   */
  static Optional<Boolean> lowerIsBetter(String metric) {
    Map<String, Boolean> known = new TreeMap<>(OF_NO_METRIC);
    Metrics.all().forEach(each -> known.putAll(each.lowerIsBetterByNumber()));
    return known.keySet().stream()
        .filter(kind -> metric.matches(kind + "([\\d@~-].*)?"))
        .max(Comparator.comparingInt(String::length))
        .map(known::get);
  }
}
