package org.gan4j.eval.set;

import java.util.Optional;
import org.gan4j.eval.feature.FeatureTable;

/**
 * Features that were taken elsewhere.
 *
 * @param name for protocols and messages
 * @param contentHash SHA-256 (hex) of the file
 * @param features {@code [n, d]}
 * @param origin what they were taken by; empty if nothing says
 */
public record FeatureArray(
    String name, String contentHash, FeatureTable features, Optional<FeatureOrigin> origin)
    implements GivenSet {

  @Override
  public int count() {
    return features.count();
  }

  @Override
  public int featureSize() {
    return features.size();
  }
}
