package org.gan4j.eval.internal.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gan4j.eval.feature.FeatureStatistics;
import org.gan4j.eval.feature.FrechetDistance;
import org.gan4j.eval.feature.TestFeatures;
import org.junit.jupiter.api.Test;

class SymmetricMatrixTest {

  /** (2 0; 1 3) (2 1; 0 3) = (4 2; 2 10). */
  @Test
  void choleskyByHand() {
    double[] upper = SymmetricMatrix.cholesky(new double[] {4, 2, 2, 10}, 2).orElseThrow();

    assertThat(new double[] {upper[0], upper[1], upper[3]}).containsExactly(2, 1, 3);
  }

  @Test
  void whatIsNotClearlyDefiniteHasNoCholeskyFactor() {
    assertThat(SymmetricMatrix.cholesky(new double[] {1, 2, 2, 1}, 2)).isEmpty();
    assertThat(SymmetricMatrix.cholesky(new double[] {1, 1, 1, 1}, 2)).isEmpty();
    assertThat(SymmetricMatrix.cholesky(new double[] {1, 1, 1, 1 + 1e-13}, 2)).isEmpty();
    assertThat(SymmetricMatrix.cholesky(new double[4], 2)).isEmpty();
    assertThat(SymmetricMatrix.cholesky(new double[] {1, 1, 1, 1 + 1e-11}, 2)).isPresent();
  }

  /** Definite sides take the Cholesky factor; without a clear pivot, the eigenvectors' factor. */
  @Test
  void bothFactorsGiveTheSameEigenvalues() {
    int d = 96;
    double[] definite = TestFeatures.statistics(TestFeatures.normal(300, d, 1)).covariance();
    double[] other = TestFeatures.statistics(TestFeatures.normal(50, d, 2)).covariance();
    double[] triangle = SymmetricMatrix.cholesky(definite, d).orElseThrow();
    double[] factor = SymmetricMatrix.factor(definite, d);

    double[] fast =
        SymmetricMatrix.eigenvalues(SymmetricMatrix.triangularCongruence(triangle, other, d), d);
    double[] general = SymmetricMatrix.eigenvalues(SymmetricMatrix.congruence(factor, other, d), d);

    assertThat(fast).containsExactly(general, within(1e-12));
    assertThat(SymmetricMatrix.cholesky(other, d)).isEmpty();
  }

  /**
   * The definite side is factored, whichever it is; the eigenvectors' way must agree. A root makes
   * of rounding, 1e-16, up to 1e-8.
   */
  @Test
  void nearlySemidefiniteCovariancesAgreeFromBothSides() {
    double[][] real = TestFeatures.normal(600, 40, 3);
    double[][] fake = TestFeatures.normal(500, 40, 4);
    for (double[] row : fake) {
      row[39] = row[0] + 3e-6 * row[39];
    }
    FeatureStatistics realSide = TestFeatures.statistics(real);
    FeatureStatistics fakeSide = TestFeatures.statistics(fake);
    double distance = new FrechetDistance(realSide).to(fakeSide);

    assertThat(new FrechetDistance(fakeSide).to(realSide))
        .isCloseTo(distance, within(1e-8 * distance));
    double[] product =
        SymmetricMatrix.congruence(
            SymmetricMatrix.factor(realSide.covariance(), 40), fakeSide.covariance(), 40);
    double root = 0;
    for (double value : SymmetricMatrix.eigenvalues(product, 40)) {
      root += Math.sqrt(Math.max(0, value));
    }
    double means = 0;
    double traces = 0;
    for (int j = 0; j < 40; j++) {
      means += Math.pow(realSide.mean()[j] - fakeSide.mean()[j], 2);
      traces += realSide.covariance()[j * 41] + fakeSide.covariance()[j * 41];
    }
    assertThat(means + traces - 2 * root).isCloseTo(distance, within(1e-8 * distance));
  }
}
