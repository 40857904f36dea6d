package org.gan4j.experiments.training;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gan4j.eval.evaluator.StatisticsCache;
import org.gan4j.eval.feature.FeatureStatistics;

/**
 * Caches the statistics of the reference images during one training. Those of samples are not
 * cached, because they are never needed twice.
 */
final class RememberedStatistics implements StatisticsCache {

  private final Map<Key, FeatureStatistics> known = new HashMap<>();

  @Override
  public Optional<FeatureStatistics> find(Key key) {
    return Optional.ofNullable(known.get(key));
  }

  @Override
  public void store(Key key, FeatureStatistics statistics) {
    known.put(key, statistics);
  }
}
