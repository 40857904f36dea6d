package org.gan4j.eval.statistics;

import java.util.function.IntToDoubleFunction;

/**
 * Estimates how many runs each configuration needs so that two can be told apart with a probability
 * of 80 %, if difference and scatter are those of the present runs. Normal approximations, with the
 * correction of Guenther (1981) for the t distribution, and of Noether (1987) for ranks. The effect
 * of a few runs is itself uncertain, and so is the number.
 *
 * @param runs a configuration, in all; at most {@value #CAP}
 * @param more whether not even {@value #CAP} suffice
 */
public record SeedsNeeded(int runs, boolean more) {

  /** The largest number that is looked for. */
  static final int CAP = 200;

  private static final double POWER = 0.8;

  /** Estimates for the difference of the means of two samples, {@code effect} in deviations. */
  public static SeedsNeeded ofSamples(double effect, double level, int now) {
    double z = NormalQuantile.above(level / 2);
    return least(
        2 * square(sum(level) / effect) + z * z / 4, n -> Splits.smallest(n, n), level, now);
  }

  /**
   * Estimates for the mean difference of pairs, {@code effect} in deviations of the differences.
   */
  public static SeedsNeeded ofPairs(double effect, double level, int now) {
    double z = NormalQuantile.above(level / 2);
    return least(square(sum(level) / effect) + z * z / 2, SignFlips::smallest, level, now);
  }

  /** Estimates for the ranks of two samples, by Cliff's delta. */
  public static SeedsNeeded ofRanks(double delta, double level, int now) {
    return least(2 * square(sum(level) / delta) / 3, n -> Splits.smallest(n, n), level, now);
  }

  /** No fewer than the approximation says, than the test can use, and than there are. */
  private static SeedsNeeded least(
      double approximation, IntToDoubleFunction smallestP, double level, int now) {
    if (!(approximation <= CAP)) {
      return new SeedsNeeded(CAP, true);
    }
    int runs = (int) Math.max(now + 1, Math.ceil(approximation));
    while (runs <= CAP && smallestP.applyAsDouble(runs) > level) {
      runs++;
    }
    return new SeedsNeeded(Math.min(CAP, runs), runs > CAP);
  }

  private static double sum(double level) {
    return NormalQuantile.above(level / 2) + NormalQuantile.above(1 - POWER);
  }

  private static double square(double value) {
    return value * value;
  }
}
