package org.gan4j.eval.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.gan4j.core.Bounds;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.gan4j.eval.Uncertainty;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.internal.linear.Blas;
import org.gan4j.eval.metric.input.MetricInput;
import org.gan4j.eval.metric.input.Need;
import org.gan4j.eval.metric.input.Role;

/**
 * The Kernel Inception Distance, {@code kid} (Bińkowski et al. 2018, "Demystifying MMD GANs",
 * section 4): the unbiased squared maximum mean discrepancy, {@link SquaredMmd}, with the kernel
 * {@code k(x, y) = (x.y / d + 1)^3}. Its expectation does not depend on the number of images; it
 * may be below 0. Lower is better. Float64.
 *
 * <p>As in the authors' code, it is the mean over random subsets of both sides, drawn without
 * replacement within a subset. The details hold the standard deviation over the subsets, which
 * other tools print after ±.
 *
 * @param subsets how many, 100 by convention
 * @param subsetSize images of each side in a subset, 1000 by convention
 */
public record Kid(int subsets, int subsetSize) implements Metric {

  /** The conventional 100 subsets of 1000. */
  public Kid() {
    this(100, 1000);
  }

  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  public Kid {
    Bounds.atLeastOne("subsets", subsets);
    Bounds.in("subsetSize", "[2, inf)", subsetSize >= 2, subsetSize);
  }

  @Override
  public String key() {
    return "kid";
  }

  @Override
  public Optional<String> paper() {
    return Optional.of("Bińkowski et al. 2018");
  }

  @Override
  public Set<Need> needs(Role role) {
    return role == Role.TRAINING ? Set.of() : Set.of(Need.FEATURES);
  }

  @Override
  public String estimator() {
    return String.format(
        Locale.ROOT,
        "float64, kernel (x.y/d + 1)^3, unbiased MMD^2, mean of %d subsets of %d",
        subsets,
        subsetSize);
  }

  @Override
  public boolean hasNoiseFloor() {
    return true;
  }

  @Override
  public boolean lowerIsBetter() {
    return true;
  }

  @Override
  public List<MetricValue> measure(MetricInput input) {
    Distance distance =
        between(input.real().requireFeatures(), input.fake().requireFeatures(), input.seed());
    Map<String, Double> details = new TreeMap<>();
    details.put("deviation over subsets", distance.deviation());
    details.put("disjoint blocks", (double) distance.blocks());
    return List.of(new MetricValue(key(), distance.mean(), distance.error(), details, List.of()));
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
   * The distance between two sets of features.
   *
   * @param seed seed of the subsets
   * @throws org.gan4j.core.InputException if a side has fewer images than a subset
   */
  public Distance between(FeatureTable real, FeatureTable fake, long seed) {
    real.requireAtLeast(subsetSize, "a subset");
    fake.requireAtLeast(subsetSize, "a subset");
    double[] values =
        values(
            subsets,
            subset -> {
              int[] reals = order("real", real, seed, subset);
              return part(real, reals, fake, order("fake", fake, seed, subset), 0);
            });
    double[] blocks = blocks(real, fake, seed);
    return new Distance(
        mean(values), Math.sqrt(variance(values)), blockError(blocks), blocks.length);
  }

  /** MMD^2 over disjoint blocks of a random order of both sides. */
  private double[] blocks(FeatureTable real, FeatureTable fake, long seed) {
    int[] reals = order("real/blocks", real, seed, 0);
    int[] fakes = order("fake/blocks", fake, seed, 0);
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

  private static int[] order(String side, FeatureTable table, long seed, long draw) {
    StreamKey key = StreamKey.of(seed, "evaluation/kid/" + side);
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
