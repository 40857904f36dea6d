package org.gan4j.eval.metric;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gan4j.core.Bounds;
import org.gan4j.eval.metric.input.MetricInput;
import org.gan4j.eval.metric.input.Need;
import org.gan4j.eval.metric.input.Role;

/**
 * The {@link KernelInceptionDistance}, as evaluations call it: {@code kid}. The deviation over the
 * subsets, which other tools print after ±, is in the details.
 *
 * @param subsets how many, 100 by convention
 * @param subsetSize images of each side in a subset, 1000 by convention
 */
public record Kid(int subsets, int subsetSize) implements Metric {

  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  public Kid {
    Bounds.atLeastOne("subsets", subsets);
    Bounds.in("subsetSize", "[2, inf)", subsetSize >= 2, subsetSize);
  }

  @Override
  public Set<Need> needs(Role role) {
    return role == Role.TRAINING ? Set.of() : Set.of(Need.FEATURES);
  }

  @Override
  public String estimator() {
    return String.format(
        Locale.ROOT,
        "%s, mean of %d subsets of %d",
        KernelInceptionDistance.ESTIMATOR,
        subsets,
        subsetSize);
  }

  @Override
  public boolean hasNoiseFloor() {
    return true;
  }

  @Override
  public boolean lowerIsBetter() {
    return true;
  }

  @Override
  public List<MetricValue> measure(MetricInput sets) {
    var distance =
        new KernelInceptionDistance(subsets, subsetSize, sets.seed())
            .between(sets.real().requireFeatures(), sets.fake().requireFeatures());
    Map<String, Double> details = new TreeMap<>();
    details.put("deviation over subsets", distance.deviation());
    details.put("disjoint blocks", (double) distance.blocks());
    return List.of(new MetricValue("kid", distance.mean(), distance.error(), details, List.of()));
  }
}
