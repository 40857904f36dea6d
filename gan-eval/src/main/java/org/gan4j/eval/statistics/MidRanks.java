package org.gan4j.eval.statistics;

import java.util.Arrays;

/** Ranks from 1, in which equal values share the mean of their places. */
public final class MidRanks {

  private MidRanks() {}

  /** The rank of each value; infinite values are equal to each other. */
  public static double[] of(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] ranks = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      int below = 0;
      int equal = 0;
      for (double other : sorted) {
        below += other < values[i] ? 1 : 0;
        equal += other == values[i] ? 1 : 0;
      }
      ranks[i] = below + (equal + 1) / 2.0;
    }
    return ranks;
  }
}
