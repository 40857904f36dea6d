package org.gan4j.eval.statistics;

import java.util.Arrays;
import java.util.Optional;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;

/**
 * The studentised bootstrap interval of a mean (bootstrap-t, Efron and Tibshirani 1993, chapter
 * 12.5): the resamples give the distribution of t* = (mean* - mean) / error*, and the interval is
 * mean - t* error. For the few runs of a configuration, percentile and BCa intervals are much too
 * narrow (docs/compare.md has the measurement).
 *
 * <p>Up to n = {@value #LARGEST_EXACT}, all n^n resamples are used; above that {@value #DRAWS}
 * draws from a fixed stream.
 */
public final class MeanInterval {

  static final int LARGEST_EXACT = 6;
  static final int DRAWS = 20_000;

  /**
   * The fewest runs: with three, one resample in nine holds one value three times, and t* has no
   * bounds.
   */
  static final int FEWEST = 4;

  private static final double TAIL = 0.025;

  private MeanInterval() {}

  /**
   * The interval of 95 %; empty for fewer than {@value #FEWEST} values, or where so many are equal
   * that it would have no bounds.
   *
   * @param values finite
   */
  public static Optional<Interval> of(double... values) {
    if (values.length < FEWEST) {
      return Optional.empty();
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double mean = SampleSummary.mean(sorted);
    double[] centred = Arrays.stream(sorted).map(value -> value - mean).toArray();
    double[] t = values.length <= LARGEST_EXACT ? all(centred) : drawn(centred);
    Arrays.sort(t);
    double low = t[(int) Math.floor(TAIL * t.length)];
    double high = t[(int) Math.ceil((1 - TAIL) * t.length) - 1];
    double error = error(centred);
    return error > 0 && Double.isFinite(low) && Double.isFinite(high)
        ? Optional.of(new Interval(mean - high * error, mean - low * error))
        : Optional.empty();
  }

  private static double[] all(double[] centred) {
    int n = centred.length;
    double[] t = new double[(int) Math.pow(n, n)];
    double[] resample = new double[n];
    for (int number = 0; number < t.length; number++) {
      for (int i = 0, left = number; i < n; i++, left /= n) {
        resample[i] = centred[left % n];
      }
      t[number] = studentised(resample);
    }
    return t;
  }

  private static double[] drawn(double[] centred) {
    RandomStream draws = new RandomStream(StreamKey.of(0, "evaluation/compare/bootstrap"), 0);
    double[] t = new double[DRAWS];
    double[] resample = new double[centred.length];
    for (int number = 0; number < t.length; number++) {
      Arrays.setAll(resample, i -> centred[draws.nextInt(centred.length)]);
      t[number] = studentised(resample);
    }
    return t;
  }

  /** Infinite for a resample of equal values, unless they are the mean. */
  private static double studentised(double[] resample) {
    double error = error(resample);
    double mean = SampleSummary.mean(resample);
    return error > 0 ? mean / error : mean == 0 ? 0 : mean * Double.POSITIVE_INFINITY;
  }

  private static double error(double[] values) {
    return Math.sqrt(SampleSummary.variance(values) / values.length);
  }
}
