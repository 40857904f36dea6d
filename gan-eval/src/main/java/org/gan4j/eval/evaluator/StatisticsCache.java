package org.gan4j.eval.evaluator;

import java.util.Optional;
import org.gan4j.eval.feature.FeatureStatistics;

/** Remembers the statistics of real images, which take long to compute and never change. */
public interface StatisticsCache {

  /** Remembers nothing. */
  StatisticsCache NONE =
      new StatisticsCache() {
        @Override
        public Optional<FeatureStatistics> find(Key key) {
          return Optional.empty();
        }

        @Override
        public void store(Key key, FeatureStatistics statistics) {}
      };

  /**
   * Everything that decides statistics.
   *
   * @param images SHA-256 (hex) of the set
   * @param choice which of its images: the SHA-256 (hex) of their indices
   * @param count how many these are
   * @param network SHA-256 (hex) of the feature network
   * @param layer of it
   * @param preparation of the images, and the version of what decodes them
   */
  record Key(
      String images, String choice, int count, String network, String layer, String preparation) {}

  /** The statistics, if they are known. */
  Optional<FeatureStatistics> find(Key key);

  /** Remembers statistics, if it can; a cache that cannot be written costs nothing but time. */
  void store(Key key, FeatureStatistics statistics);
}
