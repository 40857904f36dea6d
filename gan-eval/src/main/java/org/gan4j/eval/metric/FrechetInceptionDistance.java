package org.gan4j.eval.metric;

/**
 * The Fréchet distance between Gaussians fitted to the features of real and of generated images:
 * Heusel et al. 2017, "GANs Trained by a Two Time-Scale Update Rule", equation 6.
 *
 * <pre>
 * FID = |m1 - m2|^2 + Tr(S1) + Tr(S2) - 2 Tr((S1 S2)^(1/2))
 * </pre>
 *
 * <p>Covariances have ddof 1, as in the authors' code. With {@code S1 = F^T F}, the product {@code
 * S1 S2} has the eigenvalues of the symmetric {@code F S2 F^T}, so the last trace is the sum of
 * their roots: no general matrix root, no offset on the diagonal, and singular covariances are no
 * special case. Only the {@code min(d, n1 - 1, n2 - 1)} largest eigenvalues can differ from zero,
 * and only they are summed; the others are rounding. Lower is better; 0 for equal statistics.
 */
public final class FrechetInceptionDistance {

  /** What a protocol says of this arithmetic. */
  public static final String ESTIMATOR = "float64, ddof 1, symmetric eigenvalues";

  private final int size;
  private final long count;
  private final double[] mean;
  private final double trace;
  private final double[] factor;

  /**
   * Prepares the reference side once, for any number of distances to it.
   *
   * @param reference statistics of at least two images
   * @throws org.gan4j.core.InputException if there are fewer
   */
  public FrechetInceptionDistance(FeatureStatistics reference) {
    this.size = reference.size();
    this.count = reference.count();
    this.mean = reference.mean();
    double[] covariance = reference.covariance();
    this.trace = trace(covariance);
    this.factor = SymmetricMatrix.factor(covariance, size);
  }

  /**
   * The distance to the reference, at least 0 up to rounding.
   *
   * @param statistics of at least two images, over the same features
   * @throws org.gan4j.core.InputException if there are fewer
   */
  public double to(FeatureStatistics statistics) {
    if (statistics.size() != size) {
      throw new IllegalArgumentException(
          "expected statistics of " + size + " features, found " + statistics.size());
    }
    double[] otherMean = statistics.mean();
    double squares = 0;
    for (int i = 0; i < size; i++) {
      squares += (mean[i] - otherMean[i]) * (mean[i] - otherMean[i]);
    }
    double[] covariance = statistics.covariance();
    long rank = Math.min(size, Math.min(count, statistics.count()) - 1);
    return squares + trace + trace(covariance) - 2 * traceOfRoot(covariance, rank);
  }

  private double traceOfRoot(double[] covariance, long rank) {
    double[] ascending =
        SymmetricMatrix.eigenvalues(SymmetricMatrix.congruence(factor, covariance, size), size);
    double sum = 0;
    for (int i = size - (int) rank; i < size; i++) {
      sum += Math.sqrt(Math.max(ascending[i], 0));
    }
    return sum;
  }

  private double trace(double[] matrix) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += matrix[i * size + i];
    }
    return sum;
  }
}
