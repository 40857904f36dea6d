package org.gan4j.eval.evaluator;

import java.util.Optional;
import org.gan4j.eval.ProtocolRecord;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.metric.input.SetData;
import org.gan4j.eval.set.Choice;
import org.gan4j.eval.set.FeatureArray;
import org.gan4j.eval.set.GivenSet;
import org.gan4j.eval.set.MeasuredSet;
import org.gan4j.eval.set.StatisticsOnly;

/** What files of features or statistics have to say to metrics. */
final class GivenData {

  private GivenData() {}

  /**
   * A side without images.
   *
   * @param chosen indices of the images that take part; statistics cannot be taken apart, and have
   *     all of theirs
   */
  static SetData of(GivenSet set, int[] chosen) {
    if (set instanceof StatisticsOnly given) {
      return SetData.ofStatistics(given.name(), given.count(), given.statistics());
    }
    FeatureTable all = ((FeatureArray) set).features();
    FeatureTable part = chosen.length == all.count() ? all : all.select(chosen);
    return new SetData(
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
  static RealData halves(GivenSet set, int floorCount, long seed) {
    SetData all = of(set, Choice.all(set));
    if (set instanceof StatisticsOnly) {
      return RealData.withoutFloor(
          all, null, set.name() + " holds statistics, which cannot be cut in two parts");
    }
    int[] chosen = Choice.half(set, floorCount, seed);
    if (chosen.length == 0) {
      return RealData.withoutFloor(all, null, RealData.SINGLE);
    }
    SetData rest = of(set, Choice.others(set.count(), chosen));
    return new RealData(all, null, of(set, chosen), rest, part(set, chosen), null);
  }

  /** How records call a part of a set that is held against the rest. */
  static ProtocolRecord.ImageSet part(MeasuredSet set, int[] chosen) {
    return new ProtocolRecord.ImageSet(
        "a part of " + set.name() + " against the rest", set.contentHash(), chosen.length);
  }
}
