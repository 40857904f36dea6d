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

/**
 * The Fréchet Inception Distance, {@code fid}: the {@link FrechetDistance} between the features of
 * real and of generated images (Heusel et al. 2017, "GANs Trained by a Two Time-Scale Update Rule",
 * equation 6).
 */
public record Fid() implements Metric {

  private static final String ERROR =
      "standard error over the draw of the images, jackknife over "
          + GroupJackknife.GROUPS
          + " random groups; covers neither the reference, nor finite-sample bias, nor training";

  @Override
  public String key() {
    return "fid";
  }

  @Override
  public Optional<String> paper() {
    return Optional.of("Heusel et al. 2017");
  }

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
  public List<MetricValue> measure(MetricInput input) {
    FeatureStatistics fake = input.fake().requireStatistics();
    var distance = new FrechetDistance(input.real().requireStatistics());
    var error = input.fake().groups().flatMap(groups -> groups.standardError(distance));
    return List.of(
        new MetricValue(
            key(),
            distance.to(fake),
            error.map(value -> new Uncertainty(value, ERROR)).orElse(null),
            Map.of(),
            warnings(input)));
  }

  private static List<String> warnings(MetricInput input) {
    List<String> warnings = new ArrayList<>();
    for (SetData set : List.of(input.fake(), input.real())) {
      tooFew(set).ifPresent(warnings::add);
    }
    return warnings;
  }

  /**
   * Warns of a singular covariance, which results from no more images than features and makes the
   * distance mostly bias.
   */
  private static Optional<String> tooFew(SetData set) {
    FeatureStatistics statistics = set.requireStatistics();
    if (set.count() == 0 || set.count() > statistics.size()) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%s has %d images for %d features: the covariance is singular and the distance mostly bias",
            set.name(),
            set.count(),
            statistics.size()));
  }
}
