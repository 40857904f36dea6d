package org.gan4j.eval.set;

import java.util.Optional;
import org.gan4j.eval.feature.FeatureStatistics;

/**
 * Mean and covariance of features that were taken elsewhere.
 *
 * @param name for protocols and messages
 * @param contentHash SHA-256 (hex) of the file
 * @param count number of images; 0 if nothing says
 * @param statistics mean and covariance
 * @param origin what the features were taken by; empty if nothing says
 */
public record StatisticsOnly(
    String name,
    String contentHash,
    int count,
    FeatureStatistics statistics,
    Optional<FeatureOrigin> origin)
    implements GivenSet {

  @Override
  public int featureSize() {
    return statistics.size();
  }
}
