package org.gan4j.eval.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;

/**
 * The finished runs of one configuration in numbers.
 *
 * @param n how many
 * @param mean of them
 * @param median of them
 * @param standardDeviation with divisor n - 1, null for a single run
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SampleSummary(int n, double mean, double median, Double standardDeviation) {

  /**
   * Summarises.
   *
   * @param values finite, at least one
   */
  public static SampleSummary of(double... values) {
    return new SampleSummary(
        values.length,
        mean(values),
        median(values),
        values.length < 2 ? null : Math.sqrt(variance(values)));
  }

  public static double mean(double... values) {
    return Arrays.stream(values).sum() / values.length;
  }

  /** The middle value, or the mean of the two middle ones; infinite if either is. */
  public static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The variance with divisor n - 1; 0 where all values are equal. */
  public static double variance(double... values) {
    if (Arrays.stream(values).allMatch(value -> value == values[0])) {
      return 0;
    }
    double mean = mean(values);
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
  }
}
