package org.gan4j.eval.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.gan4j.core.InputException;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.gan4j.eval.Uncertainty;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.feature.FrechetDistance;
import org.gan4j.eval.metric.input.MetricInput;
import org.gan4j.eval.metric.input.Need;
import org.gan4j.eval.metric.input.Role;
import org.gan4j.eval.statistics.LinearFit;

/**
 * The Fréchet distance of infinitely many generated images, {@code fid-infinity} (Chong and Forsyth
 * 2020, "Effectively Unbiased FID and Inception Score and Where to Find Them", section 4). The
 * distance of n images is roughly linear in 1/n. So it is computed for several n, and the value of
 * the fitted line at 1/n = 0 is the estimate. The bias from the finite number of reference images
 * remains. The distance of all images, and the slope over 1/n, are in the details.
 */
public record FidInfinity() implements Metric {

  /** The number of n, as in the paper. */
  static final int POINTS = 15;

  private static final String ERROR =
      "standard error of the intercept, from the scatter about the line; the subsets share images,"
          + " so it says little of the draw of all of them";

  @Override
  public String key() {
    return "fid-infinity";
  }

  @Override
  public Optional<String> paper() {
    return Optional.of("Chong and Forsyth 2020");
  }

  @Override
  public Set<Need> needs(Role role) {
    return switch (role) {
      case FAKE -> Set.of(Need.FEATURES);
      case REAL -> Set.of(Need.STATISTICS);
      case TRAINING -> Set.of();
    };
  }

  @Override
  public String estimator() {
    return String.format(
        Locale.ROOT,
        "%s, intercept over 1/n of %d n from n/10 to n",
        FrechetDistance.ESTIMATOR,
        POINTS);
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
    FeatureTable fake = input.fake().requireFeatures();
    var distance = new FrechetDistance(input.real().requireStatistics());
    Line found = line(distance, fake, sizes(fake.count()), input.seed());
    Map<String, Double> details = new TreeMap<>();
    details.put("slope", found.slope());
    details.put("of all images", found.distances()[found.distances().length - 1]);
    List<String> warnings =
        found.sizes()[0] > fake.size()
            ? List.of()
            : List.of(
                String.format(
                    Locale.ROOT,
                    "the smallest of the n, %d, is no larger than the %d features: the line is bent there",
                    found.sizes()[0],
                    fake.size()));
    return List.of(new MetricValue(key(), found.value(), found.error(), details, warnings));
  }

  /**
   * The line through the distances over 1/n.
   *
   * @param value its value at 1/n = 0
   * @param slope over 1/n
   * @param error of the value, from the scatter of the points about the line
   * @param sizes the n, ascending
   * @param distances the distance at each n
   */
  record Line(double value, double slope, Uncertainty error, int[] sizes, double[] distances) {}

  /**
   * The paper's n: {@value #POINTS}, evenly from a tenth of all to all.
   *
   * @param count count of fakes
   */
  static int[] sizes(int count) {
    int least = Math.max(2, count / 10);
    return IntStream.range(0, POINTS)
        .map(i -> (int) (least + (long) (count - least) * i / (POINTS - 1)))
        .distinct()
        .toArray();
  }

  /**
   * Takes the distances, each on the first n of one random order of its own.
   *
   * @param sizes at least three different n, each at least 2 and at most the count of fakes
   * @param seed seed of the orders
   * @throws InputException if there are too few fakes
   */
  static Line line(FrechetDistance distance, FeatureTable fake, int[] sizes, long seed) {
    double[] distances = new double[sizes.length];
    StreamKey key = StreamKey.of(seed, "evaluation/fid-infinity");
    for (int i = 0; i < sizes.length; i++) {
      fake.requireAtLeast(sizes[i], "FID-infinity");
      int[] order = new RandomStream(key, i).permutation(fake.count());
      distances[i] = distance.to(fake.statistics(Arrays.copyOf(order, sizes[i])));
    }
    return line(sizes, distances);
  }

  /**
   * The line through distances that are known.
   *
   * @throws InputException if there are fewer than three different n
   */
  static Line line(int[] sizes, double[] distances) {
    if (Arrays.stream(sizes).distinct().count() < 3) {
      throw new InputException(
          "FID-infinity",
          "expected at least 3 different numbers of images, found " + Arrays.toString(sizes),
          "Use more images.");
    }
    double[] inverse = Arrays.stream(sizes).mapToDouble(n -> 1.0 / n).toArray();
    LinearFit fit = LinearFit.of(inverse, distances);
    return new Line(
        fit.intercept(),
        fit.slope(),
        new Uncertainty(fit.interceptError(), ERROR),
        sizes.clone(),
        distances.clone());
  }
}
