package org.gan4j.eval.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.gan4j.core.InputException;

/**
 * The features of all images of a set, {@code [n, d]}, for metrics that compare images with each
 * other. Features of networks are float32; features of a file may be float64 and stay so. The table
 * is kept in chunks, so that n d may exceed 2^31, and takes 4 n d or 8 n d bytes.
 */
public final class FeatureTable {

  private static final int CHUNK_VALUES = 1 << 20;

  private final String name;
  private final int size;
  private final int chunkRows;
  private final IntFunction<Chunk> newChunk;
  private final List<Chunk> chunks = new ArrayList<>();
  private int count;

  /**
   * Makes a table of float32.
   *
   * @param name name of the images for error messages, such as {@code fake} or a file
   * @param size number of features of an image, d, at least 1
   */
  public FeatureTable(String name, int size) {
    this(name, size, Chunk.Floats::new);
  }

  private FeatureTable(String name, int size, IntFunction<Chunk> newChunk) {
    this.name = name;
    this.size = size;
    this.chunkRows = Math.max(1, CHUNK_VALUES / size);
    this.newChunk = newChunk;
  }

  /** Makes a table of float64. */
  public static FeatureTable ofDoubles(String name, int size) {
    return new FeatureTable(name, size, Chunk.Doubles::new);
  }

  /** Returns the name of the images in error messages. */
  public String name() {
    return name;
  }

  /** Returns the number of features of an image, d. */
  public int size() {
    return size;
  }

  /** Returns the number of images so far, n. */
  public int count() {
    return count;
  }

  /** Returns how many bytes a table takes. */
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
    Finite.require(values, offset, size, name + ", image " + count);
    next().put(start(count), values, offset, size);
    count = Math.addExact(count, 1);
  }

  /**
   * Adds one image of float64, rounded if the table is of float32.
   *
   * @param values an array of features
   * @param offset where the image's d features begin
   * @throws InputException if a feature is not finite, naming the image by its index
   */
  public void add(double[] values, int offset) {
    Finite.require(values, offset, size, name + ", image " + count);
    next().put(start(count), values, offset, size);
    count = Math.addExact(count, 1);
  }

  /** The chunk that the next image goes into. */
  private Chunk next() {
    if (count == (long) chunks.size() * chunkRows) {
      chunks.add(newChunk.apply(chunkRows * size));
    }
    return chunk(count);
  }

  /** Returns a copy of the images at some positions, in their order. */
  public FeatureTable select(int... images) {
    FeatureTable chosen = new FeatureTable(name, size, newChunk);
    double[] row = new double[size];
    for (int image : images) {
      chunk(image).get(start(image), row, 0, size);
      chosen.add(row, 0);
    }
    return chosen;
  }

  /** Returns the mean and covariance over all images. */
  public FeatureStatistics statistics() {
    return statistics(IntStream.range(0, count).toArray());
  }

  /** Returns the mean and covariance over the images at some positions. */
  public FeatureStatistics statistics(int... images) {
    FeatureStatistics statistics = new FeatureStatistics(size);
    double[] row = new double[size];
    for (int image : images) {
      chunk(image).get(start(image), row, 0, size);
      statistics.add(row, 0);
    }
    return statistics;
  }

  /** Returns one feature of one image. */
  public double value(int image, int feature) {
    return chunk(image).get(start(image) + feature);
  }

  /**
   * Returns the index of an image's largest value, the first of equals. For logits this is the
   * predicted class.
   */
  public int largest(int image) {
    int best = 0;
    for (int k = 1; k < size; k++) {
      if (value(image, k) > value(image, best)) {
        best = k;
      }
    }
    return best;
  }

  /** Returns the squared distance of two images, computed in float64, feature 0 first. */
  public double squaredDistance(int image, FeatureTable other, int otherImage) {
    return squaredDistance(image, other, otherImage, Double.POSITIVE_INFINITY);
  }

  /**
   * Returns the squared distance of two images, or any number above {@code limit} if the distance
   * is above it.
   */
  public double squaredDistance(int image, FeatureTable other, int otherImage, double limit) {
    Chunk a = chunk(image);
    Chunk b = other.chunk(otherImage);
    int i = start(image);
    int j = other.start(otherImage);
    double sum = 0;
    for (int from = 0; from < size && sum <= limit; from += 64) {
      int to = Math.min(from + 64, size);
      for (int f = from; f < to; f++) {
        double difference = a.get(i + f) - b.get(j + f);
        sum += difference * difference;
      }
    }
    return sum;
  }

  /** Returns the features of images at some positions as float64, {@code [n, d]}. */
  public double[] rows(int... images) {
    double[] rows = new double[Math.multiplyExact(images.length, size)];
    for (int row = 0; row < images.length; row++) {
      chunk(images[row]).get(start(images[row]), rows, row * size, size);
    }
    return rows;
  }

  /**
   * Returns the features of the images {@code [from, from + rows)} minus a centre, {@code [rows,
   * d]}, rounded to float32; NaN beyond its range.
   */
  public float[] centred(int from, int rows, float[] centre) {
    float[] block = new float[Math.multiplyExact(rows, size)];
    for (int row = 0; row < rows; row++) {
      Chunk chunk = chunk(from + row);
      int start = start(from + row);
      for (int f = 0; f < size; f++) {
        float difference = (float) (chunk.get(start + f) - centre[f]);
        block[row * size + f] = Float.isInfinite(difference) ? Float.NaN : difference;
      }
    }
    return block;
  }

  /**
   * @throws InputException if there are fewer images than a metric needs
   */
  public void requireAtLeast(int images, String metric) {
    if (count < images) {
      throw new InputException(
          name,
          "expected at least " + images + " images for " + metric + ", found " + count,
          "Use more images.");
    }
  }

  /**
   * @throws InputException if the other table has another number of features
   */
  public void requireSameSize(FeatureTable other) {
    if (size != other.size) {
      throw new InputException(
          other.name,
          String.format(
              Locale.ROOT,
              "expected features of %d columns, the same as %s, found %d",
              size,
              name,
              other.size),
          "Compute both with one network.");
    }
  }

  private Chunk chunk(int image) {
    return chunks.get(image / chunkRows);
  }

  private int start(int image) {
    return image % chunkRows * size;
  }
}
