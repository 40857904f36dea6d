package org.gan4j.eval.evaluator;

import java.util.Optional;

/** Features that were taken elsewhere, or their statistics. */
public sealed interface GivenSet extends Measurable permits FeatureArray, StatisticsOnly {

  /** Features an image, d. */
  int featureSize();

  /** What they were taken by; empty if nothing says. */
  Optional<FeatureOrigin> origin();
}
