package org.gan4j.eval.compare;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gan4j.eval.metric.Metrics;

/** Knows for every number of an evaluation whether less is better. */
public final class Direction {

  /** Numbers whose name differs from that of their protocol, or which have no protocol. */
  private static final Map<String, Boolean> LOWER_IS_BETTER =
      Map.ofEntries(
          Map.entry("class-divergence", true),
          Map.entry("class-identity", false),
          Map.entry("coverage", false),
          Map.entry("cycle-error", true),
          Map.entry("density", false),
          Map.entry("error", true),
          Map.entry("precision", false),
          Map.entry("recall", false),
          Map.entry("smallest-class", false),
          Map.entry("translation-error", true));

  private Direction() {}

  /**
   * Returns whether less is better.
   *
   * @param metric the name of an evaluation, {@code fid10k-mnist-cnn}
   * @return empty for a number that gan4j does not measure
   */
  public static Optional<Boolean> lowerIsBetter(String metric) {
    Map<String, Boolean> known = new TreeMap<>(LOWER_IS_BETTER);
    Metrics.byKey().forEach((kind, found) -> known.put(kind, found.lowerIsBetter()));
    return known.keySet().stream()
        .filter(kind -> metric.matches(kind + "([\\d@~-].*)?"))
        .max(Comparator.comparingInt(String::length))
        .map(known::get);
  }
}
