package org.gan4j.eval.metric;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gan4j.core.Bounds;
import org.gan4j.eval.internal.neighbour.Manifold;
import org.gan4j.eval.metric.input.MetricInput;
import org.gan4j.eval.metric.input.Need;
import org.gan4j.eval.metric.input.Role;

/**
 * {@link DensityCoverage}, as evaluations call it: {@code density} and {@code coverage}.
 *
 * @param k neighbours that a ball reaches to, 5 in the paper
 */
public record DensityAndCoverage(int k) implements Metric {

  /**
   * @throws IllegalArgumentException if k is below 1
   */
  public DensityAndCoverage {
    Bounds.atLeastOne("k", k);
  }

  @Override
  public Set<Need> needs(Role role) {
    return role == Role.TRAINING ? Set.of() : Set.of(Need.FEATURES);
  }

  @Override
  public String estimator() {
    return DensityCoverage.ESTIMATOR + ", k = " + k;
  }

  @Override
  public boolean hasNoiseFloor() {
    return true;
  }

  @Override
  public boolean lowerIsBetter() {
    return false;
  }

  @Override
  public List<MetricValue> measure(MetricInput sets) {
    var found =
        DensityCoverage.of(
            Manifold.of(sets.real().requireFeatures(), k), sets.fake().requireFeatures(), k);
    List<String> warnings = Neighbours.warnings(sets);
    return List.of(
        new MetricValue("density", found.density(), found.densityError(), Map.of(), warnings),
        new MetricValue("coverage", found.coverage(), found.coverageError(), Map.of(), warnings));
  }
}
