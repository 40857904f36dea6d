package org.gan4j.eval.set;

import java.util.Optional;
import org.gan4j.eval.feature.FeatureStatistics;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.metric.input.SetData;

/**
 * Features of images, or their mean and covariance, from a file without the images.
 *
 * @param name for protocols and messages
 * @param contentHash SHA-256 (hex) of the file
 * @param count number of images; 0 if nothing says
 * @param features {@code [n, d]}; empty if the file has statistics
 * @param statistics mean and covariance; empty if the file has features
 * @param origin the network that the features are of; empty if nothing says
 */
public record GivenSet(
    String name,
    String contentHash,
    int count,
    Optional<FeatureTable> features,
    Optional<FeatureStatistics> statistics,
    Optional<FeatureOrigin> origin)
    implements MeasuredSet {

  /** Features. */
  public static GivenSet ofFeatures(
      String name, String contentHash, FeatureTable features, Optional<FeatureOrigin> origin) {
    return new GivenSet(
        name, contentHash, features.count(), Optional.of(features), Optional.empty(), origin);
  }

  /**
   * Statistics.
   *
   * @param count number of images; 0 if nothing says
   */
  public static GivenSet ofStatistics(
      String name,
      String contentHash,
      int count,
      FeatureStatistics statistics,
      Optional<FeatureOrigin> origin) {
    return new GivenSet(
        name, contentHash, count, Optional.empty(), Optional.of(statistics), origin);
  }

  /** Features an image, d. */
  public int featureSize() {
    return features.map(FeatureTable::size).orElseGet(() -> statistics.orElseThrow().size());
  }

  /** Returns whether a part of the images can be taken; statistics are of all of them. */
  public boolean canBeCut() {
    return features.isPresent();
  }

  /**
   * What metrics see of it.
   *
   * @param chosen indices of the images that take part; statistics have all of theirs
   */
  public SetData data(int[] chosen) {
    if (features.isEmpty()) {
      return SetData.ofStatistics(name, count, statistics.orElseThrow());
    }
    FeatureTable all = features.get();
    return SetData.ofFeatures(name, chosen, chosen.length == count ? all : all.select(chosen));
  }
}
