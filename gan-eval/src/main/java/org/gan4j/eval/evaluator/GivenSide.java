package org.gan4j.eval.evaluator;

import java.util.Optional;
import org.gan4j.eval.metric.FeatureTable;
import org.gan4j.eval.protocol.Side;

/** What files of features or statistics have to say to metrics. */
final class GivenSide {

  private GivenSide() {}

  /**
   * A side without images.
   *
   * @param chosen indices of the images that take part; statistics cannot be taken apart, and have
   *     all of theirs
   */
  static Side of(Measurable set, int[] chosen) {
    if (set instanceof StatisticsOnly given) {
      return Side.ofStatistics(given.name(), given.count(), given.statistics());
    }
    FeatureTable all = ((FeatureArray) set).features();
    FeatureTable part = chosen.length == all.count() ? all : all.select(chosen);
    return new Side(
        set.name(),
        chosen,
        part.count(),
        Optional.of(part.statistics()),
        Optional.empty(),
        Optional.of(part),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
