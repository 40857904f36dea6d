package org.gan4j.eval.internal.pixel;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_dgemm;

import org.gan4j.eval.internal.linear.Blas;

/** Patches normalised per channel over the whole set, projected on directions. */
public final class PatchProjection {

  private static final int BLOCK = 64;

  static {
    Blas.oneThread();
  }

  private final LaplacianPatches patches;
  private final double[] mean; // [channels]
  private final double[] deviation; // [channels], 1 where there is none

  public PatchProjection(LaplacianPatches patches) {
    this.patches = patches;
    int channels = patches.images().shape().channels();
    this.mean = new double[channels];
    this.deviation = new double[channels];
    moments();
  }

  /**
   * The projections of all patches.
   *
   * @param directions {@code [m, size]}
   * @return {@code [m, all patches]}
   */
  public float[][] on(double[] directions) {
    int size = patches.size();
    int m = directions.length / size;
    double[] scaled = new double[directions.length];
    double[] offset = new double[m];
    for (int k = 0; k < scaled.length; k++) {
      int channel = channel(k);
      scaled[k] = directions[k] / deviation[channel];
      offset[k / size] += scaled[k] * mean[channel];
    }
    int count = patches.images().count();
    float[][] result = new float[m][Math.multiplyExact(count, patches.patches())];
    int blocks = (count + BLOCK - 1) / BLOCK;
    Blas.each(blocks, block -> project(block * BLOCK, scaled, offset, result));
    return result;
  }

  /** The columns of a block of images. */
  private void project(int from, double[] directions, double[] offset, float[][] result) {
    double[] block = patches.of(from, Math.min(BLOCK, patches.images().count() - from));
    double[] products = multiply(directions, block, result.length);
    int rows = products.length / result.length;
    for (int k = 0; k < products.length; k++) {
      int place = from * patches.patches() + k % rows;
      result[k / rows][place] = (float) (products[k] - offset[k / rows]);
    }
  }

  /** {@code directions block^T}, [m, patches of the block]. */
  private double[] multiply(double[] directions, double[] block, int m) {
    int size = patches.size();
    int rows = block.length / size;
    double[] products = new double[m * rows];
    cblas_dgemm(
        CblasRowMajor,
        CblasNoTrans,
        CblasTrans,
        m,
        rows,
        size,
        1,
        directions,
        size,
        block,
        size,
        0,
        products,
        rows);
    return products;
  }

  private void moments() {
    double[] sum = new double[mean.length];
    double[] squares = new double[mean.length];
    int count = patches.images().count();
    for (int from = 0; from < count; from += BLOCK) {
      double[] block = patches.of(from, Math.min(BLOCK, count - from));
      for (int k = 0; k < block.length; k++) {
        sum[channel(k)] += block[k];
        squares[channel(k)] += block[k] * block[k];
      }
    }
    double n = (double) count * patches.patches() * LaplacianPatches.SIDE * LaplacianPatches.SIDE;
    for (int channel = 0; channel < mean.length; channel++) {
      mean[channel] = sum[channel] / n;
      double variance = squares[channel] / n - mean[channel] * mean[channel];
      deviation[channel] = variance > 0 ? Math.sqrt(variance) : 1;
    }
  }

  private int channel(int value) {
    return value % patches.size() / (LaplacianPatches.SIDE * LaplacianPatches.SIDE);
  }
}
