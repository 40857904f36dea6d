package org.gan4j.eval.internal.neighbour;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.internal.linear.Blas;

/**
 * Bounds of the squared distances between the images of two tables, block by block.
 *
 * <p>The products of features minus a common centre are formed in float32 by GEMM, {@code |x - y|^2
 * = |x|^2 + |y|^2 - 2 x.y}. Rounding moves that by less than {@code (d + 16) 2^-24 (|x|^2 + |y|^2)}
 * (Higham 2002, section 3.1, for any order of summation), underflow by less than {@code d 2^-125}:
 * So a lower and an upper bound are known, and only what these do not decide must be computed by
 * {@link FeatureTable#squaredDistance}. The decisions do not depend on blocks or threads.
 */
public final class DistanceBlocks {

  private static final int BLOCK = 1024;

  static {
    Blas.oneThread();
  }

  private final FeatureTable rows;
  private final FeatureTable columns;
  private final float[] centre;
  private final double relative;
  private final double absolute;

  public DistanceBlocks(FeatureTable rows, FeatureTable columns) {
    rows.requireSameSize(columns);
    this.rows = rows;
    this.columns = columns;
    this.centre = mean(columns);
    this.relative = (rows.size() + 16) * 0x1p-24;
    this.absolute = rows.size() * 0x1p-125;
  }

  /** Sees a block of bounds. */
  @FunctionalInterface
  public interface Visitor {
    void see(Block block);
  }

  /**
   * Bounds of the distances of some rows to some columns.
   *
   * @param firstRow the row's image that r = 0 stands for
   * @param firstColumn the column's image that c = 0 stands for
   * @param rowSquares {@code |x|^2} of each row
   * @param columnSquares {@code |y|^2} of each column
   * @param products {@code x.y}, [rows, columns]
   * @param relative the bound of rounding, of the sum of the squares
   * @param absolute the bound of underflow
   */
  public record Block(
      int firstRow,
      int firstColumn,
      double[] rowSquares,
      double[] columnSquares,
      float[] products,
      double relative,
      double absolute) {

    int rows() {
      return rowSquares.length;
    }

    int columns() {
      return columnSquares.length;
    }

    /** A lower bound of the squared distance; NaN if features are so large that none is known. */
    double lower(int r, int c) {
      double squares = rowSquares[r] + columnSquares[c];
      return squares * (1 - relative) - 2.0 * products[r * columnSquares.length + c] - absolute;
    }

    /** An upper bound, likewise. */
    double upper(int r, int c) {
      double squares = rowSquares[r] + columnSquares[c];
      return squares * (1 + relative) - 2.0 * products[r * columnSquares.length + c] + absolute;
    }
  }

  /** Visits all pairs. */
  public void all(Visitor visitor) {
    visit(visitor, false);
  }

  /** Visits only blocks on or above the diagonal, for a table with itself. */
  void upperTriangle(Visitor visitor) {
    visit(visitor, true);
  }

  private void visit(Visitor visitor, boolean upperOnly) {
    for (int from = 0; from < rows.count(); from += BLOCK) {
      float[] left = rows.centred(from, Math.min(BLOCK, rows.count() - from), centre);
      double[] squares = squares(left);
      int firstRow = from;
      int firstColumn = upperOnly ? from : 0;
      int blocks = (columns.count() - firstColumn + BLOCK - 1) / BLOCK;
      try (FloatPointer pointer = new FloatPointer(left)) {
        Blas.inOrder(
            blocks,
            block -> block(firstRow, pointer, squares, firstColumn + block * BLOCK),
            visitor::see);
      }
    }
  }

  private Block block(int firstRow, FloatPointer left, double[] squares, int firstColumn) {
    int width = Math.min(BLOCK, columns.count() - firstColumn);
    float[] right = columns.centred(firstColumn, width, centre);
    float[] products = multiply(left, squares.length, right);
    return new Block(firstRow, firstColumn, squares, squares(right), products, relative, absolute);
  }

  private float[] multiply(FloatPointer left, int m, float[] right) {
    int d = rows.size();
    int n = right.length / d;
    try (FloatPointer rightPointer = new FloatPointer(right);
        FloatPointer product = new FloatPointer((long) m * n)) {
      cblas_sgemm(
          CblasRowMajor,
          CblasNoTrans,
          CblasTrans,
          m,
          n,
          d,
          1,
          left,
          d,
          rightPointer,
          d,
          0,
          product,
          n);
      float[] values = new float[m * n];
      product.get(values);
      return values;
    }
  }

  private double[] squares(float[] block) {
    int d = rows.size();
    double[] squares = new double[block.length / d];
    for (int row = 0; row < squares.length; row++) {
      double sum = 0;
      for (int f = row * d; f < (row + 1) * d; f++) {
        sum += (double) block[f] * block[f];
      }
      squares[row] = sum;
    }
    return squares;
  }

  /** Rounded to float32: any centre will do, one amid the images keeps the bounds close. */
  private static float[] mean(FeatureTable table) {
    double[] sum = new double[table.size()];
    for (int image = 0; image < table.count(); image++) {
      for (int f = 0; f < sum.length; f++) {
        sum[f] += table.value(image, f);
      }
    }
    float[] mean = new float[sum.length];
    for (int f = 0; f < sum.length; f++) {
      mean[f] = (float) (sum[f] / Math.max(1, table.count()));
    }
    return mean;
  }
}
