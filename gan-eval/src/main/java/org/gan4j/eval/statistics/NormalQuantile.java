package org.gan4j.eval.statistics;

/** Quantiles of the standard normal distribution. */
final class NormalQuantile {

  private NormalQuantile() {}

  /**
   * The z that a standard normal exceeds with probability {@code p}.
   *
   * @param p in (0, 1)
   */
  static double above(double p) {
    double low = -38;
    double high = 38;
    while (true) {
      double middle = (low + high) / 2;
      if (middle <= low || middle >= high || high - low < 1e-13) {
        return middle;
      }
      if (NormalTail.above(middle) > p) {
        low = middle;
      } else {
        high = middle;
      }
    }
  }
}
