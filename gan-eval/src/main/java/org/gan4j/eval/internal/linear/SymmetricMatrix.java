package org.gan4j.eval.internal.linear;

import static org.bytedeco.openblas.global.openblas.CblasLeft;
import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasNonUnit;
import static org.bytedeco.openblas.global.openblas.CblasRight;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.CblasUpper;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dpotrf;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dsyevd;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;
import static org.bytedeco.openblas.global.openblas.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas.cblas_dtrmm;

import java.util.Optional;

/**
 * Symmetric float64 matrices, {@code [d, d]}, whole and row-major, by OpenBLAS. LAPACK is called in
 * its own column-major order, in which the lower triangle is the row-major upper one.
 */
public final class SymmetricMatrix {

  /** How far the pivots of a definite matrix must be above rounding, which grows like d 2^-52. */
  private static final double MARGIN = 1000;

  private static final byte LOWER = 'L';

  static {
    Blas.oneThread();
  }

  private SymmetricMatrix() {}

  /** Eigenvalues in ascending order. */
  public static double[] eigenvalues(double[] matrix, int d) {
    return decompose(matrix.clone(), d, 'N');
  }

  /**
   * A factor F, {@code [d, d]}, with {@code F^T F = matrix} for any positive semidefinite matrix,
   * singular ones too: the rows are eigenvectors times the root of their eigenvalue. Eigenvalues
   * that rounding made negative count as zero.
   */
  public static double[] factor(double[] matrix, int d) {
    double[] vectors = matrix.clone();
    double[] values = decompose(vectors, d, 'V');
    for (int row = 0; row < d; row++) {
      double root = Math.sqrt(Math.max(values[row], 0));
      for (int column = 0; column < d; column++) {
        vectors[row * d + column] *= root;
      }
    }
    return vectors;
  }

  /**
   * The upper triangular factor U with {@code U^T U = matrix} (Cholesky), empty unless the matrix
   * is clearly definite: every squared pivot at least {@code 1000 d 2^-52} of the largest diagonal
   * element. Below its diagonal U holds what the matrix held.
   */
  public static Optional<double[]> cholesky(double[] matrix, int d) {
    double[] upper = matrix.clone();
    if (LAPACKE_dpotrf(LAPACK_COL_MAJOR, LOWER, d, upper, d) != 0) {
      return Optional.empty();
    }
    double largest = 0;
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < d; i++) {
      double pivot = upper[i * d + i];
      largest = Math.max(largest, matrix[i * d + i]);
      smallest = Math.min(smallest, pivot * pivot);
    }
    return smallest >= MARGIN * d * Math.ulp(1.0) * largest ? Optional.of(upper) : Optional.empty();
  }

  /** {@code U matrix U^T}, {@code [d, d]}, symmetric up to rounding, for U upper triangular. */
  public static double[] triangularCongruence(double[] upper, double[] matrix, int d) {
    double[] product = matrix.clone();
    cblas_dtrmm(
        CblasRowMajor,
        CblasLeft,
        CblasUpper,
        CblasNoTrans,
        CblasNonUnit,
        d,
        d,
        1,
        upper,
        d,
        product,
        d);
    cblas_dtrmm(
        CblasRowMajor,
        CblasRight,
        CblasUpper,
        CblasTrans,
        CblasNonUnit,
        d,
        d,
        1,
        upper,
        d,
        product,
        d);
    return product;
  }

  /** {@code F matrix F^T}, {@code [d, d]}, symmetric up to rounding. */
  public static double[] congruence(double[] factor, double[] matrix, int d) {
    double[] left = new double[d * d];
    double[] product = new double[d * d];
    cblas_dgemm(
        CblasRowMajor, CblasNoTrans, CblasNoTrans, d, d, d, 1, factor, d, matrix, d, 0, left, d);
    cblas_dgemm(
        CblasRowMajor, CblasNoTrans, CblasTrans, d, d, d, 1, left, d, factor, d, 0, product, d);
    return product;
  }

  /** Computes eigenvalues; with job V, the rows of the matrix become the eigenvectors. */
  private static double[] decompose(double[] matrix, int d, char job) {
    double[] values = new double[d];
    int info = LAPACKE_dsyevd(LAPACK_COL_MAJOR, (byte) job, LOWER, d, matrix, d, values);
    if (info != 0) {
      throw new ArithmeticException("LAPACK dsyevd did not converge (info " + info + ")");
    }
    return values;
  }
}
