package org.gan4j.eval.statistics;

/** The upper tail of the standard normal distribution. */
public final class NormalTail {

  private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

  private NormalTail() {}

  /** P(Z &gt; z), to about 1e-14 of itself, and to 0 beyond z = 38. */
  public static double above(double z) {
    if (z < 0) {
      return 1 - above(-z);
    }
    return z < 3 ? 0.5 - density(z) * series(z) : density(z) / fraction(z);
  }

  private static double density(double z) {
    return Math.exp(-z * z / 2) / ROOT_TWO_PI;
  }

  /** z + z^3/3 + z^5/(3 5) + ... (Abramowitz and Stegun 1964, equation 26.2.11). */
  private static double series(double z) {
    double term = z;
    double sum = z;
    for (int k = 3; term > 1e-18 * sum; k += 2) {
      term *= z * z / k;
      sum += term;
    }
    return sum;
  }

  /** z + 1/(z + 2/(z + 3/(z + ...))) (equation 26.2.14), from far in. */
  private static double fraction(double z) {
    double value = z;
    for (int k = 200; k > 0; k--) {
      value = z + k / value;
    }
    return value;
  }
}
