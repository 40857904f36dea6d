package org.gan4j.eval.statistics;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;

/**
 * The bootstrap of Efron (1979) with percentile intervals (Efron and Tibshirani 1993, chapter 13).
 *
 * <p>It is valid for smooth statistics of independent images, such as means and shares. It is not
 * valid for statistics that copies disturb: nearest neighbours (a copy is at distance 0), counts of
 * different values, or covariances of about as many images as features.
 *
 * @param resamples how many samples to draw, at least 2; 1000 for an interval
 * @param level of the interval, in (0, 1), for instance 0.95
 * @param seed of the draws
 */
public record Bootstrap(int resamples, double level, long seed) {

  /**
   * @throws IllegalArgumentException if there are fewer than two resamples or the level is no share
   */
  public Bootstrap {
    if (resamples < 2 || !(level > 0 && level < 1)) {
      throw new IllegalArgumentException(resamples + " resamples at level " + level);
    }
  }

  /**
   * An interval.
   *
   * @param low its lower end
   * @param high its upper end
   * @param standardError the deviation of the statistic over resamples
   */
  public record Interval(double low, double high, double standardError) {}

  /**
   * The interval of a statistic.
   *
   * @param count how many images there are, n
   * @param statistic of n indices of images, drawn with replacement
   */
  public Interval of(int count, ToDoubleFunction<int[]> statistic) {
    StreamKey key = StreamKey.of(seed, "evaluation/bootstrap");
    double[] values = new double[resamples];
    for (int resample = 0; resample < resamples; resample++) {
      RandomStream draws = new RandomStream(key, resample);
      int[] images = new int[count];
      Arrays.setAll(images, i -> draws.nextInt(count));
      values[resample] = statistic.applyAsDouble(images);
    }
    Arrays.sort(values);
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return new Interval(
        quantile(values, (1 - level) / 2),
        quantile(values, (1 + level) / 2),
        Math.sqrt(squares / (resamples - 1)));
  }

  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
