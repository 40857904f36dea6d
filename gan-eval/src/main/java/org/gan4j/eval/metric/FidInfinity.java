package org.gan4j.eval.metric;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.feature.FrechetDistance;
import org.gan4j.eval.metric.input.MetricInput;
import org.gan4j.eval.metric.input.Need;
import org.gan4j.eval.metric.input.Role;

/**
 * The Fréchet distance of infinitely many images, {@link FrechetInfinity}, as evaluations call it:
 * {@code fid-infinity}. The distance of all images, and the slope over 1/n, are in the details.
 */
public record FidInfinity() implements Metric {

  @Override
  public Set<Need> needs(Role role) {
    return switch (role) {
      case FAKE -> Set.of(Need.FEATURES);
      case REAL -> Set.of(Need.STATISTICS);
      case TRAINING -> Set.of();
    };
  }

  @Override
  public String estimator() {
    return String.format(
        Locale.ROOT,
        "%s, intercept over 1/n of %d n from n/10 to n",
        FrechetDistance.ESTIMATOR,
        FrechetInfinity.POINTS);
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
    FeatureTable fake = sets.fake().requireFeatures();
    var distance = new FrechetDistance(sets.real().requireStatistics());
    var found =
        FrechetInfinity.of(distance, fake, FrechetInfinity.sizes(fake.count()), sets.seed());
    Map<String, Double> details = new TreeMap<>();
    details.put("slope", found.slope());
    details.put("of all images", found.distances()[found.distances().length - 1]);
    List<String> warnings =
        found.sizes()[0] > fake.size()
            ? List.of()
            : List.of(
                String.format(
                    Locale.ROOT,
                    "the smallest of the n, %d, is no larger than the %d features: the line is bent there",
                    found.sizes()[0],
                    fake.size()));
    return List.of(
        new MetricValue("fid-infinity", found.value(), found.error(), details, warnings));
  }
}
