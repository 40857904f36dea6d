package org.gan4j.eval.metric;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.metric.input.MetricInput;
import org.gan4j.eval.metric.input.Need;
import org.gan4j.eval.metric.input.Role;

/**
 * The share of the images in the rarest class, {@code smallest-class}; that of each class is in the
 * details. A class near 0 is a mode that the generator has dropped.
 */
public record ClassShares() implements Metric {

  @Override
  public String key() {
    return "classes";
  }

  @Override
  public Set<Need> needs(Role role) {
    return role == Role.FAKE ? Set.of(Need.LOGITS) : Set.of();
  }

  @Override
  public String estimator() {
    return "share of the samples in the rarest class, by argmax";
  }

  @Override
  public boolean lowerIsBetter() {
    return false;
  }

  @Override
  public Map<String, Boolean> lowerIsBetterByNumber() {
    return Map.of("smallest-class", false);
  }

  @Override
  public List<MetricValue> measure(MetricInput input) {
    double[] shares = ClassHistogram.of(input.fake().requireLogits()).shares();
    Map<String, Double> details = new TreeMap<>();
    double smallest = 1;
    for (int k = 0; k < shares.length; k++) {
      details.put(Evaluation.className(k, input.classes()), shares[k]);
      smallest = Math.min(smallest, shares[k]);
    }
    return List.of(new MetricValue("smallest-class", smallest, null, details, List.of()));
  }
}
