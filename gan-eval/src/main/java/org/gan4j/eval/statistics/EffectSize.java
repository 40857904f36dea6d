package org.gan4j.eval.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;

/** Measures how far two configurations are apart, relative to the scatter of their runs. */
public final class EffectSize {

  private EffectSize() {}

  /**
   * Hedges' g (Hedges 1981): (mean of a - mean of b) / pooled deviation, times 1 - 3 / (4 (a + b -
   * 2) - 1) against its bias. Infinite without scatter; empty for fewer than three runs in all, or
   * where nothing differs at all.
   */
  public static OptionalDouble hedges(double[] a, double[] b) {
    int freedom = a.length + b.length - 2;
    if (a.length == 0 || b.length == 0 || freedom < 1) {
      return OptionalDouble.empty();
    }
    double squares = squares(a) + squares(b);
    double d = (SampleSummary.mean(a) - SampleSummary.mean(b)) / Math.sqrt(squares / freedom);
    return defined(d * (1 - 3 / (4.0 * freedom - 1)));
  }

  /** Returns the differences of pairs, first minus second. */
  public static double[] differences(double[] first, double[] second) {
    double[] differences = new double[first.length];
    Arrays.setAll(differences, i -> first[i] - second[i]);
    return differences;
  }

  /** d_z of pairs: mean / deviation of the differences; empty as above. */
  public static OptionalDouble ofPairs(double... differences) {
    return differences.length < 2
        ? OptionalDouble.empty()
        : defined(SampleSummary.mean(differences) / Math.sqrt(SampleSummary.variance(differences)));
  }

  /**
   * Cliff's delta (Cliff 1993): the share of pairs (a, b) with a &lt; b less that with a &gt; b; 1
   * if all of a are below all of b.
   */
  public static double cliff(double[] a, double[] b) {
    long balance = 0;
    for (double one : a) {
      for (double other : b) {
        balance += (one < other ? 1 : 0) - (one > other ? 1 : 0);
      }
    }
    return (double) balance / ((long) a.length * b.length);
  }

  private static double squares(double[] values) {
    return values.length < 2 ? 0 : SampleSummary.variance(values) * (values.length - 1);
  }

  private static OptionalDouble defined(double value) {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
