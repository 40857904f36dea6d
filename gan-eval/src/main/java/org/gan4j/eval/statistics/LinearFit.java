package org.gan4j.eval.statistics;

import java.util.Arrays;

/**
 * The least-squares line through points.
 *
 * @param intercept its value at 0
 * @param slope its slope
 * @param interceptError the intercept's standard error under independent, equal deviations; NaN for
 *     two points
 */
public record LinearFit(double intercept, double slope, double interceptError) {

  /**
   * @throws IllegalArgumentException without two different abscissae
   */
  public static LinearFit of(double[] x, double[] y) {
    int n = x.length;
    double meanX = Arrays.stream(x).average().orElse(0);
    double meanY = Arrays.stream(y).average().orElse(0);
    double xx = 0;
    double xy = 0;
    for (int i = 0; i < n; i++) {
      xx += (x[i] - meanX) * (x[i] - meanX);
      xy += (x[i] - meanX) * (y[i] - meanY);
    }
    if (!(xx > 0) || y.length != n) {
      throw new IllegalArgumentException("no line through " + Arrays.toString(x));
    }
    double slope = xy / xx;
    double intercept = meanY - slope * meanX;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      squares += Math.pow(y[i] - intercept - slope * x[i], 2);
    }
    double variance = n > 2 ? squares / (n - 2) : Double.NaN;
    return new LinearFit(intercept, slope, Math.sqrt(variance * (1.0 / n + meanX * meanX / xx)));
  }
}
