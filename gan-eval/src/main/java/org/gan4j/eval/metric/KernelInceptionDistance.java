package org.gan4j.eval.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.gan4j.eval.Uncertainty;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.internal.linear.Blas;

/**
 * The Kernel Inception Distance, Bińkowski et al. 2018, "Demystifying MMD GANs", section 4: the
 * unbiased squared maximum mean discrepancy (Gretton et al. 2012, equation 3) with the kernel
 * {@code k(x, y) = (x.y / d + 1)^3}. Its expectation does not depend on the number of images; it
 * may be below 0. Lower is better. Float64.
 *
 * <p>As in the authors' code, it is the mean over random subsets of both sides, drawn without
 * replacement within a subset.
 *
 * @param subsets how many, 100 by convention
 * @param subsetSize images of each side in a subset, m, 1000 by convention, at least 2
 * @param seed of the subsets
 */
public record KernelInceptionDistance(int subsets, int subsetSize, long seed) {

  /** What a protocol says of this arithmetic. */
  public static final String ESTIMATOR = "float64, kernel (x.y/d + 1)^3, unbiased MMD^2";

  private static final String STREAM = "evaluation/kid";

  /** The conventional 100 subsets of 1000. */
  public KernelInceptionDistance(long seed) {
    this(100, 1000, seed);
  }

  /**
   * @throws IllegalArgumentException if there is no subset, or one of fewer than two images
   */
  public KernelInceptionDistance {
    if (subsets < 1 || subsetSize < 2) {
      throw new IllegalArgumentException(subsets + " subsets of " + subsetSize);
    }
  }

  /**
   * The distance.
   *
   * @param mean over subsets
   * @param deviation population standard deviation over subsets: the spread of one subset, not the
   *     error of the mean
   * @param error of the mean over disjoint blocks; null if there are fewer than two blocks
   * @param blocks how many disjoint blocks of {@code subsetSize} pairs there are
   */
  public record Distance(double mean, double deviation, Uncertainty error, int blocks) {}

  /**
   * @throws org.gan4j.core.InputException if a side has fewer images than a subset
   */
  public Distance between(FeatureTable real, FeatureTable fake) {
    real.requireAtLeast(subsetSize, "a subset");
    fake.requireAtLeast(subsetSize, "a subset");
    double[] values =
        values(
            subsets,
            subset -> {
              int[] reals = order("real", real, subset);
              return part(real, reals, fake, order("fake", fake, subset), 0);
            });
    double[] blocks = blocks(real, fake);
    return new Distance(
        mean(values), Math.sqrt(variance(values)), blockError(blocks), blocks.length);
  }

  /** MMD^2 over disjoint blocks of a random order of both sides. */
  private double[] blocks(FeatureTable real, FeatureTable fake) {
    int[] reals = order("real/blocks", real, 0);
    int[] fakes = order("fake/blocks", fake, 0);
    int blocks = Math.min(reals.length, fakes.length) / subsetSize;
    return blocks < 2
        ? new double[blocks]
        : values(blocks, block -> part(real, reals, fake, fakes, block));
  }

  private static double[] values(int count, IntFunction<Double> value) {
    List<Double> values = new ArrayList<>();
    Blas.inOrder(count, value, values::add);
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private double part(FeatureTable real, int[] reals, FeatureTable fake, int[] fakes, int block) {
    int from = block * subsetSize;
    int to = from + subsetSize;
    return SquaredMmd.between(
        real, Arrays.copyOfRange(reals, from, to), fake, Arrays.copyOfRange(fakes, from, to));
  }

  private int[] order(String side, FeatureTable table, long draw) {
    StreamKey key = StreamKey.of(seed, STREAM + "/" + side);
    return new RandomStream(key, draw).permutation(table.count());
  }

  private static Uncertainty blockError(double[] blocks) {
    int n = blocks.length;
    return n < 2
        ? null
        : new Uncertainty(
            Math.sqrt(variance(blocks) / (n - 1)),
            "standard error of the mean over "
                + n
                + " disjoint blocks, over the draw of both sides; subsets that overlap use the"
                + " images better, so it is rather too large");
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double variance(double[] values) {
    double mean = mean(values);
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
  }
}
