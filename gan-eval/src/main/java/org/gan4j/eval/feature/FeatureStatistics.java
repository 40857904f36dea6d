package org.gan4j.eval.feature;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.gan4j.core.InputException;
import org.gan4j.eval.internal.linear.Scatter;

/**
 * Mean and covariance of features in float64. Images are added one after the other; memory does not
 * grow with their number: {@code 4 d^2} bytes and a block of images.
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
 * so large numbers are never subtracted from each other. The blocks, and so the result, do not
 * depend on how many images are added at a time.
 */
public final class FeatureStatistics {

  /** The count of statistics from a file that does not hold the number of images. */
  public static final long UNKNOWN = -1;

  private static final int BLOCK = 512;

  private final int size;
  private final Scatter scatter;
  private final double[] mean; // [d]
  private final PendingRows pending;
  private long merged;
  private double factor = 1; // of the scatter: n - 1 while it holds a covariance from elsewhere
  private boolean countKnown = true;

  /**
   * @param size number of features of an image, d, at least 1
   */
  public FeatureStatistics(int size) {
    this.size = size;
    this.mean = new double[size];
    this.scatter = new Scatter(size);
    this.pending = new PendingRows(BLOCK, size);
  }

  /**
   * Makes statistics that were computed elsewhere. They are returned unchanged, bit by bit.
   *
   * @param count number of images, at least 2, or {@link #UNKNOWN}; if unknown, the covariance
   *     counts as of full rank, and nothing can be added or merged
   * @param mean {@code [d]}
   * @param covariance {@code [d, d]}, row-major; its upper triangle is read
   * @throws IllegalArgumentException if sizes do not fit, or a number is not finite
   */
  public static FeatureStatistics of(long count, double[] mean, double[] covariance) {
    int size = mean.length;
    boolean known = count != UNKNOWN;
    if (size == 0 || covariance.length != (long) size * size || (known && count < 2)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d means, %d covariances of %d images",
              size,
              covariance.length,
              count));
    }
    if (!DoubleStream.concat(Arrays.stream(mean), Arrays.stream(covariance))
        .allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("a mean or covariance is not finite");
    }
    FeatureStatistics statistics = new FeatureStatistics(size);
    statistics.countKnown = known;
    statistics.merged = known ? count : 2;
    System.arraycopy(mean, 0, statistics.mean, 0, size);
    statistics.scatter.set(covariance);
    statistics.factor = statistics.merged - 1;
    return statistics;
  }

  /** Returns the number of features of an image, d. */
  public int size() {
    return size;
  }

  /** Returns the number of images so far, or {@link #UNKNOWN}. */
  public long count() {
    return countKnown ? merged + pending.count() : UNKNOWN;
  }

  /**
   * Returns the largest rank that the covariance can have: min(d, n - 1), or d for an unknown
   * count.
   */
  public int rankLimit() {
    return countKnown ? (int) Math.max(0, Math.min(size, count() - 1)) : size;
  }

  /**
   * Adds images in order.
   *
   * @param features {@code [n, d]}
   * @throws InputException if a feature is not finite, naming the image by its index
   */
  public void add(Features features) {
    features.forEach(size, this::add);
  }

  /**
   * Adds one image.
   *
   * @param values an array of features
   * @param offset where the image's d features begin
   * @throws InputException if a feature is not finite, naming the image by its index
   */
  public void add(float[] values, int offset) {
    requireCount();
    Finite.require(values, offset, size, "image " + count());
    pending.add(values, offset);
    flushIfFull();
  }

  /** Adds one image with float64 features. */
  public void add(double[] values, int offset) {
    requireCount();
    Finite.require(values, offset, size, "image " + count());
    pending.add(values, offset);
    flushIfFull();
  }

  private void flushIfFull() {
    if (pending.full()) {
      flush();
    }
  }

  /**
   * Adds all images of other statistics. Up to rounding, the result is the same as if they were
   * added one by one.
   */
  public void merge(FeatureStatistics other) {
    if (other.size != size) {
      throw new IllegalArgumentException(
          "expected statistics of " + size + " features, found " + other.size);
    }
    requireCount();
    other.requireCount();
    flush();
    other.flush();
    unfold();
    scatter.add(other.scatter, other.factor);
    mergeMeans(other.merged, other.mean);
  }

  /** Returns the mean, {@code [d]}. */
  public double[] mean() {
    flush();
    return mean.clone();
  }

  /**
   * Returns the unbiased covariance (ddof 1), {@code [d, d]}, symmetric.
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
    return scatter.over((merged - 1) / factor);
  }

  /** Turns a covariance into a scatter matrix. */
  private void unfold() {
    scatter.times(factor);
    factor = 1;
  }

  private void flush() {
    if (pending.count() == 0) {
      return;
    }
    unfold();
    double[] blockMean = pending.mean();
    scatter.addProducts(pending.minus(blockMean), pending.count());
    int count = pending.count();
    pending.clear();
    mergeMeans(count, blockMean);
  }

  /** Adds what the difference of the means contributes; the scatter matrices are already summed. */
  private void mergeMeans(long otherCount, double[] otherMean) {
    if (otherCount == 0) {
      return;
    }
    long total = merged + otherCount;
    double[] delta = new double[size];
    Arrays.setAll(delta, i -> otherMean[i] - mean[i]);
    scatter.addOuter(delta, (double) merged * otherCount / total);
    for (int i = 0; i < size; i++) {
      mean[i] += delta[i] * otherCount / total;
    }
    merged = total;
  }

  private void requireCount() {
    if (!countKnown) {
      throw new IllegalStateException("statistics of an unknown count cannot be added to");
    }
  }
}
