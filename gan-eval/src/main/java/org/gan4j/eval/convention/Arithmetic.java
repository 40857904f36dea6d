package org.gan4j.eval.convention;

import org.gan4j.eval.feature.FeatureStatistics;
import org.gan4j.eval.feature.FrechetDistance;

/**
 * Computes a Fréchet distance with a choice of divisor and offset:
 *
 * <pre>
 * |m1 - m2|^2 + Tr(S1) + Tr(S2) - 2 Tr(((S1 + e I)(S2 + e I))^(1/2))
 * </pre>
 *
 * @param ddof covariances are divided by n - ddof, where ddof is 0 or 1
 * @param added e, at least 0
 */
public record Arithmetic(int ddof, double added) {

  /**
   * Returns the distance.
   *
   * @param real statistics of at least two images, with a known count
   * @param fake statistics of at least two images, with a known count, over the same features
   * @throws org.gan4j.core.InputException if there are fewer
   */
  public double distance(FeatureStatistics real, FeatureStatistics fake) {
    double distance = new FrechetDistance(adapted(real)).to(adapted(fake));
    return distance - 2 * added * real.size();
  }

  /**
   * Adds the offset to the diagonal, which gives a covariance full rank for any number of images.
   */
  private FeatureStatistics adapted(FeatureStatistics statistics) {
    if (ddof == 1 && added == 0) {
      return statistics;
    }
    int size = statistics.size();
    double[] covariance = statistics.covariance();
    long count = statistics.count();
    double factor = (count - 1.0) / (count - ddof);
    for (int k = 0; k < covariance.length; k++) {
      covariance[k] = covariance[k] * factor + (k % (size + 1) == 0 ? added : 0);
    }
    return FeatureStatistics.of(
        added == 0 ? count : FeatureStatistics.UNKNOWN, statistics.mean(), covariance);
  }
}
