package org.gan4j.eval.set;

import java.util.Optional;

/** Features that were taken elsewhere, or their statistics. */
public sealed interface GivenSet extends MeasuredSet permits FeatureArray, StatisticsOnly {

  /** Features an image, d. */
  int featureSize();

  /** What they were taken by; empty if nothing says. */
  Optional<FeatureOrigin> origin();
}
