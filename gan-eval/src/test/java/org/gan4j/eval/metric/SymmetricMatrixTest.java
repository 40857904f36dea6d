package org.gan4j.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SymmetricMatrixTest {

  /** (2 0; 1 3) (2 1; 0 3) = (4 2; 2 10). */
  @Test
  void choleskyByHand() {
    double[] upper = SymmetricMatrix.cholesky(new double[] {4, 2, 2, 10}, 2);

    assertThat(new double[] {upper[0], upper[1], upper[3]}).containsExactly(2, 1, 3);
  }

  @Test
  void whatIsNotClearlyDefiniteHasNoCholeskyFactor() {
    assertThat(SymmetricMatrix.cholesky(new double[] {1, 2, 2, 1}, 2)).isNull();
    assertThat(SymmetricMatrix.cholesky(new double[] {1, 1, 1, 1}, 2)).isNull();
    assertThat(SymmetricMatrix.cholesky(new double[] {1, 1, 1, 1 + 1e-13}, 2)).isNull();
    assertThat(SymmetricMatrix.cholesky(new double[4], 2)).isNull();
    assertThat(SymmetricMatrix.cholesky(new double[] {1, 1, 1, 1 + 1e-11}, 2)).isNotNull();
  }

  /** Definite sides take the Cholesky factor; without a clear pivot, the eigenvectors' factor. */
  @Test
  void bothFactorsGiveTheSameEigenvalues() {
    int d = 96;
    double[] definite = TestFeatures.statistics(TestFeatures.normal(300, d, 1)).covariance();
    double[] other = TestFeatures.statistics(TestFeatures.normal(50, d, 2)).covariance();
    double[] triangle = SymmetricMatrix.cholesky(definite, d);
    double[] factor = SymmetricMatrix.factor(definite, d);

    double[] fast =
        SymmetricMatrix.eigenvalues(SymmetricMatrix.triangularCongruence(triangle, other, d), d);
    double[] general = SymmetricMatrix.eigenvalues(SymmetricMatrix.congruence(factor, other, d), d);

    assertThat(fast).containsExactly(general, within(1e-12));
    assertThat(SymmetricMatrix.cholesky(other, d)).isNull();
  }
}
