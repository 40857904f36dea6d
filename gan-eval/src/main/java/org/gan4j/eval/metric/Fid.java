package org.gan4j.eval.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gan4j.eval.Uncertainty;
import org.gan4j.eval.feature.FeatureStatistics;
import org.gan4j.eval.feature.FrechetDistance;
import org.gan4j.eval.feature.GroupJackknife;
import org.gan4j.eval.metric.input.MetricInput;
import org.gan4j.eval.metric.input.Need;
import org.gan4j.eval.metric.input.Role;
import org.gan4j.eval.metric.input.SetData;

/** The Fréchet distance of {@link FrechetDistance}, as evaluations call it: {@code fid}. */
public record Fid() implements Metric {

  private static final String ERROR =
      "standard error over the draw of the images, jackknife over "
          + GroupJackknife.GROUPS
          + " random groups; covers neither the reference, nor finite-sample bias, nor training";

  @Override
  public Set<Need> needs(Role role) {
    return switch (role) {
      case FAKE -> Set.of(Need.STATISTICS, Need.GROUPS);
      case REAL -> Set.of(Need.STATISTICS);
      case TRAINING -> Set.of();
    };
  }

  @Override
  public String estimator() {
    return FrechetDistance.ESTIMATOR;
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
    FeatureStatistics fake = sets.fake().requireStatistics();
    var distance = new FrechetDistance(sets.real().requireStatistics());
    var error = sets.fake().groups().map(groups -> groups.standardError(distance));
    return List.of(
        new MetricValue(
            "fid",
            distance.to(fake),
            error.map(value -> new Uncertainty(value, ERROR)).orElse(null),
            Map.of(),
            warnings(sets)));
  }

  private static List<String> warnings(MetricInput sets) {
    List<String> warnings = new ArrayList<>();
    for (SetData side : List.of(sets.fake(), sets.real())) {
      tooFew(side).ifPresent(warnings::add);
    }
    return warnings;
  }

  /** With no more images than features a covariance is singular, and the distance says little. */
  private static Optional<String> tooFew(SetData side) {
    FeatureStatistics statistics = side.requireStatistics();
    if (side.count() == 0 || side.count() > statistics.size()) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%s has %d images for %d features: the covariance is singular and the distance mostly bias",
            side.name(),
            side.count(),
            statistics.size()));
  }
}
