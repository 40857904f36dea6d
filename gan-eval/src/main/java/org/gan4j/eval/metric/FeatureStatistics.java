package org.gan4j.eval.metric;

import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.CblasUpper;
import static org.bytedeco.openblas.global.openblas.cblas_dsyrk;

import java.util.Arrays;
import org.gan4j.core.InputException;
import org.gan4j.eval.feature.Features;

/**
 * Mean and covariance of features, float64, streamed: memory does not grow with the number of
 * images.
 *
 * <p>Features are gathered into blocks of {@value #BLOCK} images. A full block's own mean and
 * centred scatter matrix are formed in two passes, then merged into the total by the pairwise
 * update of Chan, Golub and LeVeque (1979, equations 2.1):
 *
 * <pre>
 * mean    = meanA + (meanB - meanA) nB / n
 * scatter = scatterA + scatterB + (meanB - meanA)(meanB - meanA)^T nA nB / n
 * </pre>
 *
 * so nothing large is ever subtracted from something large. The blocks do not depend on how the
 * images were handed in, so neither does the result.
 */
public final class FeatureStatistics {

  private static final int BLOCK = 256;

  private final int size;
  private final double[] pending; // [BLOCK, d], the first `filled` rows are taken
  private final double[] mean; // [d]
  private final double[] scatter; // [d, d], upper triangle
  private int filled;
  private long merged;

  /**
   * @param size features an image, d, at least 1
   */
  public FeatureStatistics(int size) {
    this.size = size;
    this.pending = new double[Math.multiplyExact(BLOCK, size)];
    this.mean = new double[size];
    this.scatter = new double[Math.multiplyExact(size, size)];
  }

  /** Features an image, d. */
  public int size() {
    return size;
  }

  /** Images so far. */
  public long count() {
    return merged + filled;
  }

  /**
   * Adds images in order.
   *
   * @param features {@code [n, d]}
   * @throws InputException if a feature is not finite, naming the image by its index
   */
  public void add(Features features) {
    if (features.count() > 0 && features.values().length != features.count() * size) {
      throw new IllegalArgumentException(
          "expected " + size + " features an image, found " + features.values().length);
    }
    for (int image = 0; image < features.count(); image++) {
      add(features.values(), image * size);
    }
  }

  /**
   * Adds one image.
   *
   * @param values an array of features
   * @param offset where the image's d features begin
   * @throws InputException if a feature is not finite, naming the image by its index
   */
  public void add(float[] values, int offset) {
    for (int j = 0; j < size; j++) {
      float value = values[offset + j];
      if (!Float.isFinite(value)) {
        throw new InputException(
            "image " + count(),
            "expected finite features, found " + value + " in feature " + j,
            "Check the image and the feature network.");
      }
      pending[filled * size + j] = value;
    }
    if (++filled == BLOCK) {
      flush();
    }
  }

  /** Adds all images of another: equal to having added them one by one, up to rounding. */
  public void merge(FeatureStatistics other) {
    if (other.size != size) {
      throw new IllegalArgumentException(
          "expected statistics of " + size + " features, found " + other.size);
    }
    flush();
    other.flush();
    mergeMoments(other.merged, other.mean, other.scatter);
  }

  /** The mean, {@code [d]}. */
  public double[] mean() {
    flush();
    return mean.clone();
  }

  /**
   * The unbiased covariance (ddof 1), {@code [d, d]}, symmetric.
   *
   * @throws InputException if there are fewer than two images
   */
  public double[] covariance() {
    flush();
    if (merged < 2) {
      throw new InputException(
          "feature statistics",
          "expected at least 2 images for a covariance, found " + merged,
          "Use more images.");
    }
    double[] covariance = new double[size * size];
    for (int i = 0; i < size; i++) {
      for (int j = i; j < size; j++) {
        double value = scatter[i * size + j] / (merged - 1);
        covariance[i * size + j] = value;
        covariance[j * size + i] = value;
      }
    }
    return covariance;
  }

  private void flush() {
    if (filled == 0) {
      return;
    }
    double[] blockMean = blockMean();
    for (int k = 0; k < filled * size; k++) {
      pending[k] -= blockMean[k % size];
    }
    double[] blockScatter = new double[size * size];
    cblas_dsyrk(
        CblasRowMajor,
        CblasUpper,
        CblasTrans,
        size,
        filled,
        1,
        pending,
        size,
        0,
        blockScatter,
        size);
    int count = filled;
    filled = 0;
    mergeMoments(count, blockMean, blockScatter);
  }

  private double[] blockMean() {
    double[] sum = new double[size];
    for (int k = 0; k < filled * size; k++) {
      sum[k % size] += pending[k];
    }
    return Arrays.stream(sum).map(value -> value / filled).toArray();
  }

  private void mergeMoments(long otherCount, double[] otherMean, double[] otherScatter) {
    if (otherCount == 0) {
      return;
    }
    long total = merged + otherCount;
    double weight = (double) merged * otherCount / total;
    double[] delta = new double[size];
    Arrays.setAll(delta, i -> otherMean[i] - mean[i]);
    for (int i = 0; i < size; i++) {
      for (int j = i; j < size; j++) {
        scatter[i * size + j] += otherScatter[i * size + j] + weight * delta[i] * delta[j];
      }
    }
    for (int i = 0; i < size; i++) {
      mean[i] += delta[i] * otherCount / total;
    }
    merged = total;
  }
}
