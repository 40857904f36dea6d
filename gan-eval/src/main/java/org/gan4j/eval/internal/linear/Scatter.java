package org.gan4j.eval.internal.linear;

import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.CblasUpper;
import static org.bytedeco.openblas.global.openblas.cblas_dsyrk;

import org.bytedeco.javacpp.DoublePointer;

/** A symmetric {@code [d, d]} sum of products, float64: only the upper triangle, row by row. */
public final class Scatter {

  static {
    Blas.oneThread();
  }

  private final int size;
  private final double[] upper; // d (d + 1) / 2

  public Scatter(int size) {
    this.size = size;
    this.upper = new double[Math.toIntExact((size + 1L) * size / 2)];
  }

  /** Adds {@code rows^T rows}, {@code rows} being {@code [count, d]}. */
  public void addProducts(double[] rows, int count) {
    try (DoublePointer block = new DoublePointer(rows);
        DoublePointer products = new DoublePointer((long) size * size)) {
      cblas_dsyrk(
          CblasRowMajor, CblasUpper, CblasTrans, size, count, 1, block, size, 0, products, size);
      double[] line = new double[size];
      int k = 0;
      for (int i = 0; i < size; i++) {
        products.position((long) i * size + i).get(line, 0, size - i);
        for (int j = 0; j < size - i; j++) {
          upper[k + j] += line[j];
        }
        k += size - i;
      }
      products.position(0);
    }
  }

  /** Adds {@code factor other}. */
  public void add(Scatter other, double factor) {
    for (int k = 0; k < upper.length; k++) {
      upper[k] += factor * other.upper[k];
    }
  }

  public void times(double factor) {
    for (int k = 0; factor != 1 && k < upper.length; k++) {
      upper[k] *= factor;
    }
  }

  /** Adds {@code weight vector vector^T}. */
  public void addOuter(double[] vector, double weight) {
    if (weight == 0) {
      return;
    }
    int k = 0;
    for (int i = 0; i < size; i++) {
      double scaled = weight * vector[i];
      for (int j = i; j < size; j++) {
        upper[k++] += scaled * vector[j];
      }
    }
  }

  /** Becomes a matrix, reading the upper triangle of {@code [d, d]}. */
  public void set(double[] matrix) {
    int k = 0;
    for (int i = 0; i < size; i++) {
      for (int j = i; j < size; j++) {
        upper[k++] = matrix[i * size + j];
      }
    }
  }

  /** The whole matrix divided by a number, {@code [d, d]}, symmetric. */
  public double[] over(double divisor) {
    double[] matrix = new double[Math.multiplyExact(size, size)];
    int k = 0;
    for (int i = 0; i < size; i++) {
      for (int j = i; j < size; j++) {
        double value = upper[k++] / divisor;
        matrix[i * size + j] = value;
        matrix[j * size + i] = value;
      }
    }
    return matrix;
  }
}
