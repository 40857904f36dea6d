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
 * {@link PrecisionRecall}, as evaluations call it: {@code precision} and {@code recall}.
 *
 * @param k neighbours that a ball reaches to, 3 in the paper
 */
public record PrecisionAndRecall(int k) implements Metric {

  /**
   * @throws IllegalArgumentException if k is below 1
   */
  public PrecisionAndRecall {
    Bounds.atLeastOne("k", k);
  }

  @Override
  public Set<Need> needs(Role role) {
    return role == Role.TRAINING ? Set.of() : Set.of(Need.FEATURES);
  }

  @Override
  public String estimator() {
    return PrecisionRecall.ESTIMATOR + ", k = " + k;
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
    var real = Manifold.of(sets.real().requireFeatures(), k);
    var fake = Manifold.of(sets.fake().requireFeatures(), k);
    var found = PrecisionRecall.of(real, fake, k);
    List<String> warnings = Neighbours.warnings(sets);
    return List.of(
        new MetricValue("precision", found.precision(), found.precisionError(), Map.of(), warnings),
        new MetricValue("recall", found.recall(), found.recallError(), Map.of(), warnings));
  }
}
