package org.gan4j.eval.metric;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.gan4j.core.InputException;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.gan4j.eval.Uncertainty;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.feature.FrechetDistance;
import org.gan4j.eval.statistics.LinearFit;

/**
 * The Fréchet distance of infinitely many fakes, Chong and Forsyth 2020, "Effectively Unbiased FID
 * and Inception Score and Where to Find Them", section 4: the distance of n fakes is about linear
 * in 1/n, so it is taken at several n, and the line's value at 1/n = 0 is the estimate. The bias of
 * the reference's own finite count stays in it.
 *
 * @param value the line's value at 1/n = 0
 * @param slope of the line over 1/n
 * @param error of the value, from the scatter of the points about the line
 * @param sizes the n, ascending
 * @param distances the distance at each n
 */
public record FrechetInfinity(
    double value, double slope, Uncertainty error, int[] sizes, double[] distances) {

  /** The number of n, as in the paper. */
  public static final int POINTS = 15;

  private static final String KIND =
      "standard error of the intercept, from the scatter about the line; the subsets share images,"
          + " so it says little of the draw of all of them";

  /**
   * The paper's n: {@value #POINTS}, evenly from a tenth of all to all.
   *
   * @param count of fakes
   */
  public static int[] sizes(int count) {
    int least = Math.max(2, count / 10);
    return IntStream.range(0, POINTS)
        .map(i -> (int) (least + (long) (count - least) * i / (POINTS - 1)))
        .distinct()
        .toArray();
  }

  /**
   * Measures, each n on the first n of one random order of its own.
   *
   * @param sizes at least three different n, each at least 2 and at most the count of fakes
   * @param seed of the orders
   * @throws InputException if there are too few fakes
   */
  public static FrechetInfinity of(
      FrechetDistance distance, FeatureTable fake, int[] sizes, long seed) {
    double[] distances = new double[sizes.length];
    StreamKey key = StreamKey.of(seed, "evaluation/fid-infinity");
    for (int i = 0; i < sizes.length; i++) {
      fake.requireAtLeast(sizes[i], "FID-infinity");
      int[] order = new RandomStream(key, i).permutation(fake.count());
      distances[i] = distance.to(fake.statistics(Arrays.copyOf(order, sizes[i])));
    }
    return of(sizes, distances);
  }

  /**
   * The line through distances that were measured already.
   *
   * @throws InputException if there are fewer than three different n
   */
  public static FrechetInfinity of(int[] sizes, double[] distances) {
    if (Arrays.stream(sizes).distinct().count() < 3) {
      throw new InputException(
          "FID-infinity",
          "expected at least 3 different numbers of images, found " + Arrays.toString(sizes),
          "Use more images.");
    }
    double[] inverse = Arrays.stream(sizes).mapToDouble(n -> 1.0 / n).toArray();
    LinearFit fit = LinearFit.of(inverse, distances);
    return new FrechetInfinity(
        fit.intercept(),
        fit.slope(),
        new Uncertainty(fit.interceptError(), KIND),
        sizes.clone(),
        distances.clone());
  }
}
