package org.gan4j.eval.evaluator;

import java.util.Optional;
import org.gan4j.eval.Protocol;
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
  static Side of(GivenSet set, int[] chosen) {
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

  /** Real features, and, for the noise floor, a part of them and the rest. */
  static RealSides halves(GivenSet set, int floorCount, long seed) {
    Side all = of(set, Choice.all(set));
    if (set instanceof StatisticsOnly) {
      return RealSides.withoutFloor(
          all, null, set.name() + " holds statistics, which cannot be cut in two parts");
    }
    int[] chosen = Choice.half(set, floorCount, seed);
    if (chosen.length == 0) {
      return RealSides.withoutFloor(all, null, RealSides.SINGLE);
    }
    Side rest = of(set, Choice.others(set.count(), chosen));
    return new RealSides(all, null, of(set, chosen), rest, part(set, chosen), null);
  }

  /** How records call a part of a set that is held against the rest. */
  static Protocol.ImageSet part(Measurable set, int[] chosen) {
    return new Protocol.ImageSet(
        "a part of " + set.name() + " against the rest", set.contentHash(), chosen.length);
  }
}
