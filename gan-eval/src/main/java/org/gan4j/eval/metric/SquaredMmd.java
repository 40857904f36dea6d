package org.gan4j.eval.metric;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.CblasUpper;
import static org.bytedeco.openblas.global.openblas.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas.cblas_dsyrk;

import org.bytedeco.javacpp.DoublePointer;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.internal.linear.Blas;

/**
 * The unbiased estimate of the squared maximum mean discrepancy (Gretton et al. 2012, "A Kernel
 * Two-Sample Test", equation 3) with the cubic polynomial kernel {@code (x.y / d + 1)^3}.
 *
 * <pre>
 * mean over i != j of k(x_i, x_j) + mean over i != j of k(y_i, y_j) - 2 mean of k(x_i, y_j)
 * </pre>
 */
public final class SquaredMmd {

  static {
    Blas.oneThread();
  }

  private SquaredMmd() {}

  /**
   * @param xs which images of x, at least two
   * @param ys which images of y, at least two
   */
  public static double between(FeatureTable x, int[] xs, FeatureTable y, int[] ys) {
    x.requireSameSize(y);
    int d = x.size();
    try (DoublePointer left = new DoublePointer(x.rows(xs));
        DoublePointer right = new DoublePointer(y.rows(ys))) {
      return within(left, xs.length, d)
          + within(right, ys.length, d)
          - 2 * across(left, xs.length, right, ys.length, d);
    }
  }

  private static double within(DoublePointer rows, int n, int d) {
    double[] products = new double[Math.multiplyExact(n, n)];
    try (DoublePointer result = new DoublePointer(products.length)) {
      cblas_dsyrk(CblasRowMajor, CblasUpper, CblasNoTrans, n, d, 1.0 / d, rows, d, 0, result, n);
      result.get(products);
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += cubes(products, i * n + i + 1, (i + 1) * n);
    }
    return sum * 2 / ((double) n * (n - 1));
  }

  private static double across(DoublePointer left, int m, DoublePointer right, int n, int d) {
    double[] products = new double[Math.multiplyExact(m, n)];
    try (DoublePointer result = new DoublePointer(products.length)) {
      cblas_dgemm(
          CblasRowMajor,
          CblasNoTrans,
          CblasTrans,
          m,
          n,
          d,
          1.0 / d,
          left,
          d,
          right,
          d,
          0,
          result,
          n);
      result.get(products);
    }
    double sum = 0;
    for (int i = 0; i < m; i++) {
      sum += cubes(products, i * n, (i + 1) * n);
    }
    return sum / ((double) m * n);
  }

  /** The kernels of the products {@code [from, to)}, summed. */
  private static double cubes(double[] products, int from, int to) {
    double sum = 0;
    for (int k = from; k < to; k++) {
      double base = products[k] + 1;
      sum += base * base * base;
    }
    return sum;
  }
}
