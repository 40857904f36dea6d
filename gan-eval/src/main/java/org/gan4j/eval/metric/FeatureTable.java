package org.gan4j.eval.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.gan4j.core.InputException;
import org.gan4j.eval.feature.Features;

/**
 * The features of all images of one side, {@code [n, d]} float32, for metrics that compare images
 * with each other. Kept in chunks, so that n d may exceed 2^31; 4 n d bytes.
 */
public final class FeatureTable {

  private static final int CHUNK_VALUES = 1 << 20;

  private final String name;
  private final int size;
  private final int chunkRows;
  private final List<float[]> chunks = new ArrayList<>();
  private int count;

  /**
   * @param name of the images, for errors: {@code fake}, a folder, a file
   * @param size features an image, d, at least 1
   */
  public FeatureTable(String name, int size) {
    this.name = name;
    this.size = size;
    this.chunkRows = Math.max(1, CHUNK_VALUES / size);
  }

  /** What the images are called in errors. */
  public String name() {
    return name;
  }

  /** Features an image, d. */
  public int size() {
    return size;
  }

  /** Images so far, n. */
  public int count() {
    return count;
  }

  /** How many bytes a table takes, before it is filled. */
  public static long bytes(long count, int size) {
    return Math.multiplyExact(Math.multiplyExact(count, (long) size), Float.BYTES);
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
    Finite.require(values, offset, size, name + ", image " + count);
    if (count == (long) chunks.size() * chunkRows) {
      chunks.add(new float[chunkRows * size]);
    }
    System.arraycopy(values, offset, chunk(count), start(count), size);
    count = Math.addExact(count, 1);
  }

  /** A copy of the images at some positions, in their order. */
  public FeatureTable select(int... images) {
    FeatureTable chosen = new FeatureTable(name, size);
    for (int image : images) {
      chosen.add(chunk(image), start(image));
    }
    return chosen;
  }

  /** The images' mean and covariance. */
  public FeatureStatistics statistics() {
    return statistics(IntStream.range(0, count).toArray());
  }

  /** The images' mean and covariance, those at some positions alone. */
  public FeatureStatistics statistics(int... images) {
    FeatureStatistics statistics = new FeatureStatistics(size);
    for (int image : images) {
      statistics.add(chunk(image), start(image));
    }
    return statistics;
  }

  /** One feature of one image. */
  public float value(int image, int feature) {
    return chunk(image)[start(image) + feature];
  }

  /** The squared distance of two images: differences and their sum in float64, feature 0 first. */
  public double squaredDistance(int image, FeatureTable other, int otherImage) {
    return squaredDistance(image, other, otherImage, Double.POSITIVE_INFINITY);
  }

  /** As above, but any number above {@code limit} may be returned if the distance is above it. */
  double squaredDistance(int image, FeatureTable other, int otherImage, double limit) {
    float[] a = chunk(image);
    float[] b = other.chunk(otherImage);
    int i = start(image);
    int j = other.start(otherImage);
    double sum = 0;
    for (int from = 0; from < size && sum <= limit; from += 64) {
      int to = Math.min(from + 64, size);
      for (int f = from; f < to; f++) {
        double difference = (double) a[i + f] - b[j + f];
        sum += difference * difference;
      }
    }
    return sum;
  }

  /** Features of images at some positions as float64, {@code [n, d]}. */
  double[] rows(int... images) {
    double[] rows = new double[Math.multiplyExact(images.length, size)];
    for (int row = 0; row < images.length; row++) {
      float[] chunk = chunk(images[row]);
      int start = start(images[row]);
      for (int f = 0; f < size; f++) {
        rows[row * size + f] = chunk[start + f];
      }
    }
    return rows;
  }

  /** Features of the images {@code [from, from + rows)} minus a centre, {@code [rows, d]}. */
  float[] centred(int from, int rows, float[] centre) {
    float[] block = new float[Math.multiplyExact(rows, size)];
    for (int row = 0; row < rows; row++) {
      float[] chunk = chunk(from + row);
      int start = start(from + row);
      for (int f = 0; f < size; f++) {
        block[row * size + f] = chunk[start + f] - centre[f];
      }
    }
    return block;
  }

  /**
   * @throws InputException if there are fewer images than a metric needs
   */
  void requireAtLeast(int images, String metric) {
    if (count < images) {
      throw new InputException(
          name,
          "expected at least " + images + " images for " + metric + ", found " + count,
          "Use more images.");
    }
  }

  /**
   * @throws IllegalArgumentException if the other table has another number of features
   */
  void requireSameSize(FeatureTable other) {
    if (size != other.size) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s has %d features an image, %s %d",
              name,
              size,
              other.name,
              other.size));
    }
  }

  private float[] chunk(int image) {
    return chunks.get(image / chunkRows);
  }

  private int start(int image) {
    return image % chunkRows * size;
  }
}
