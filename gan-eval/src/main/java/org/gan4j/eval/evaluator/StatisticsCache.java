package org.gan4j.eval.evaluator;

import java.util.Optional;
import org.gan4j.eval.feature.FeatureStatistics;

/** Caches the statistics of real images, which take long to compute and never change. */
public interface StatisticsCache {

  /** A cache that stores nothing. */
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
   * @param choice SHA-256 (hex) of the indices of the chosen images
   * @param count number of chosen images
   * @param network SHA-256 (hex) of the feature network
   * @param layer output of the network
   * @param preparation preparation of the images, and version of the decoder
   */
  record Key(
      String images, String choice, int count, String network, String layer, String preparation) {}

  /** Returns the statistics, if they are in the cache. */
  Optional<FeatureStatistics> find(Key key);

  /**
   * Stores statistics if possible. If the cache cannot be written, the statistics are computed
   * again next time.
   */
  void store(Key key, FeatureStatistics statistics);
}
