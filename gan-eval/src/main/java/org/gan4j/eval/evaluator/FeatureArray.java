package org.gan4j.eval.evaluator;

import org.gan4j.eval.metric.FeatureTable;

/**
 * Features that were taken elsewhere.
 *
 * @param name for protocols and messages
 * @param contentHash SHA-256 (hex) of the file
 * @param features {@code [n, d]}
 */
public record FeatureArray(String name, String contentHash, FeatureTable features)
    implements Measurable {

  @Override
  public int count() {
    return features.count();
  }
}
