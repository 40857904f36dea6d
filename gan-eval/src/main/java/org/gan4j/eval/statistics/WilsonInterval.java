package org.gan4j.eval.statistics;

/**
 * The score interval of a share (Wilson 1927), which holds its level also for few runs and for
 * shares of 0 and 1.
 */
public final class WilsonInterval {

  private static final double Z = NormalQuantile.above(0.025);

  private WilsonInterval() {}

  /**
   * The interval of 95 %.
   *
   * @param hits in [0, n]
   * @param n at least 1
   */
  public static Interval of(int hits, int n) {
    double share = (double) hits / n;
    double scale = 1 + Z * Z / n;
    double centre = (share + Z * Z / (2 * n)) / scale;
    double reach = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4.0 * n * n)) / scale;
    return new Interval(
        hits == 0 ? 0 : Math.max(0, centre - reach), hits == n ? 1 : Math.min(1, centre + reach));
  }
}
