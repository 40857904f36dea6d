package org.gan4j.eval.metric;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gan4j.core.Bounds;
import org.gan4j.eval.Uncertainty;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.metric.input.MetricInput;
import org.gan4j.eval.metric.input.Need;
import org.gan4j.eval.metric.input.Role;

/**
 * The classes that generated images reach, {@link ModeCount}, by the network's answers to both
 * sides; as evaluations call it: {@code modes} and {@code class-divergence}.
 *
 * @param leastShare of the images that a class must hold to count; 0 for a single image
 */
public record Modes(double leastShare) implements Metric {

  /**
   * @throws IllegalArgumentException if the share is not in [0, 1)
   */
  public Modes {
    Bounds.share("leastShare", leastShare);
  }

  @Override
  public Set<Need> needs(Role role) {
    return role == Role.TRAINING ? Set.of() : Set.of(Need.LOGITS);
  }

  @Override
  public String estimator() {
    return "classes by argmax with at least "
        + (leastShare == 0 ? "one image" : "a share of " + leastShare)
        + ", KL(fake, real) in nats";
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
    long[] fakes = counts(sets.fake().requireLogits());
    long[] reals = counts(sets.real().requireLogits());
    double[] reference = new double[reals.length];
    for (int k = 0; k < reals.length; k++) {
      reference[k] = reals[k];
    }
    ModeCount found = ModeCount.of(fakes, reference, leastShare);
    Uncertainty none = null;
    return List.of(
        new MetricValue(
            "modes", found.modes(), none, Map.of("classes", (double) found.classes()), List.of()),
        new MetricValue("class-divergence", found.divergence(), none, Map.of(), List.of()));
  }

  private static long[] counts(FeatureTable logits) {
    var histogram = new ClassHistogram(logits.size());
    Rows.ofLogits(logits).forEach(histogram::add);
    return histogram.counts();
  }
}
