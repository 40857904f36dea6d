package org.gan4j.eval.feature;

import java.util.Arrays;
import java.util.Optional;
import org.gan4j.eval.internal.linear.SymmetricMatrix;

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
 * their roots. No general matrix root and no offset on the diagonal is needed, and singular
 * covariances are not a special case. Only the {@code min(d, n1 - 1, n2 - 1)} largest eigenvalues
 * can differ from zero, so only they are summed; the others are rounding errors. Lower is better.
 * Equal statistics give exactly 0, and a value that rounding makes negative becomes 0.
 *
 * <p>F is the Cholesky factor of a covariance that is clearly definite, preferably that of the
 * reference. If neither is, F is made from the eigenvectors of the reference, which takes about ten
 * times as long.
 */
public final class FrechetDistance {

  /** The description of this arithmetic in protocols. */
  public static final String ESTIMATOR = "float64, ddof 1, symmetric eigenvalues";

  private final int size;
  private final int rankLimit;
  private final double[] mean;
  private final double[] covariance;
  private final double trace;
  private final Optional<double[]> cholesky; // present if the reference is clearly definite
  private double[] factor; // of eigenvectors, null until needed

  /**
   * Prepares the reference once, for any number of distances to it.
   *
   * @param reference statistics of at least two images
   * @throws org.gan4j.core.InputException if there are fewer
   */
  public FrechetDistance(FeatureStatistics reference) {
    this.size = reference.size();
    this.rankLimit = reference.rankLimit();
    this.mean = reference.mean();
    this.covariance = reference.covariance();
    this.trace = trace(covariance);
    this.cholesky = cholesky(covariance, rankLimit);
  }

  /**
   * Returns the distance to the reference, at least 0.
   *
   * @param statistics of at least two images, over the same features
   * @throws org.gan4j.core.InputException if there are fewer
   * @throws IllegalArgumentException if there are more or fewer features
   */
  public double to(FeatureStatistics statistics) {
    if (statistics.size() != size) {
      throw new IllegalArgumentException(
          "expected statistics of " + size + " features, found " + statistics.size());
    }
    double[] otherMean = statistics.mean();
    double[] other = statistics.covariance();
    if (Arrays.equals(mean, otherMean) && Arrays.equals(covariance, other)) {
      return 0;
    }
    double squares = 0;
    for (int i = 0; i < size; i++) {
      squares += (mean[i] - otherMean[i]) * (mean[i] - otherMean[i]);
    }
    double root = traceOfRoot(product(other, statistics.rankLimit()), statistics.rankLimit());
    return Math.max(0, squares + trace + trace(other) - 2 * root);
  }

  /** Returns a symmetric matrix with the eigenvalues of the product of both covariances. */
  private double[] product(double[] other, int otherRank) {
    if (cholesky.isPresent()) {
      return SymmetricMatrix.triangularCongruence(cholesky.get(), other, size);
    }
    return cholesky(other, otherRank)
        .map(upper -> SymmetricMatrix.triangularCongruence(upper, covariance, size))
        .orElseGet(() -> SymmetricMatrix.congruence(eigenvectorFactor(), other, size));
  }

  private Optional<double[]> cholesky(double[] matrix, int rank) {
    return rank < size ? Optional.empty() : SymmetricMatrix.cholesky(matrix, size);
  }

  private synchronized double[] eigenvectorFactor() {
    if (factor == null) {
      factor = SymmetricMatrix.factor(covariance, size);
    }
    return factor;
  }

  private double traceOfRoot(double[] product, int otherRank) {
    double[] ascending = SymmetricMatrix.eigenvalues(product, size);
    double sum = 0;
    for (int i = size - Math.min(rankLimit, otherRank); i < size; i++) {
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
