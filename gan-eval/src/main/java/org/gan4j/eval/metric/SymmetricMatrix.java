package org.gan4j.eval.metric;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dsyevd;
import static org.bytedeco.openblas.global.openblas.LAPACK_ROW_MAJOR;
import static org.bytedeco.openblas.global.openblas.cblas_dgemm;

/** Symmetric float64 matrices, {@code [d, d]} row-major, by OpenBLAS. */
final class SymmetricMatrix {

  private SymmetricMatrix() {}

  /** Eigenvalues in ascending order. */
  static double[] eigenvalues(double[] matrix, int d) {
    return decompose(matrix.clone(), d, 'N');
  }

  /**
   * A factor F, {@code [d, d]}, with {@code F^T F = matrix} for any positive semidefinite matrix,
   * singular ones too: the rows are eigenvectors times the root of their eigenvalue. Eigenvalues
   * that rounding made negative count as zero.
   */
  static double[] factor(double[] matrix, int d) {
    double[] vectors = matrix.clone();
    double[] values = decompose(vectors, d, 'V');
    double[] factor = new double[d * d];
    for (int row = 0; row < d; row++) {
      double root = Math.sqrt(Math.max(values[row], 0));
      for (int column = 0; column < d; column++) {
        factor[row * d + column] = root * vectors[column * d + row];
      }
    }
    return factor;
  }

  /** {@code F matrix F^T}, {@code [d, d]}, made exactly symmetric. */
  static double[] congruence(double[] factor, double[] matrix, int d) {
    double[] left = new double[d * d];
    double[] product = new double[d * d];
    cblas_dgemm(
        CblasRowMajor, CblasNoTrans, CblasNoTrans, d, d, d, 1, factor, d, matrix, d, 0, left, d);
    cblas_dgemm(
        CblasRowMajor, CblasNoTrans, CblasTrans, d, d, d, 1, left, d, factor, d, 0, product, d);
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < i; j++) {
        double middle = (product[i * d + j] + product[j * d + i]) / 2;
        product[i * d + j] = middle;
        product[j * d + i] = middle;
      }
    }
    return product;
  }

  private static double[] decompose(double[] matrix, int d, char job) {
    double[] values = new double[d];
    int info = LAPACKE_dsyevd(LAPACK_ROW_MAJOR, (byte) job, (byte) 'U', d, matrix, d, values);
    if (info != 0) {
      throw new ArithmeticException("LAPACK dsyevd did not converge (info " + info + ")");
    }
    return values;
  }
}
