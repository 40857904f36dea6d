package org.gan4j.eval.statistics;

import java.util.Arrays;

/**
 * The rank test of Mann and Whitney (1947) on two samples, with mid-ranks and the variance
 * corrected for ties, by the normal approximation.
 *
 * @param u pairs (a, b) with a &gt; b, ties counting one half
 * @param z (u - its mean) / its deviation under one distribution; 0 if all values are equal
 */
public record MannWhitney(double u, double z) {

  public static MannWhitney of(double[] a, double[] b) {
    double[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    Arrays.sort(all);
    double n = all.length;
    double ties = 0;
    double ranks = 0;
    double[] sorted = a.clone();
    Arrays.sort(sorted);
    int taken = 0;
    for (int from = 0, to; from < all.length; from = to) {
      to = from + 1;
      while (to < all.length && all[to] == all[from]) {
        to++;
      }
      double length = to - from;
      ties += length * length * length - length;
      while (taken < sorted.length && sorted[taken] == all[from]) {
        ranks += (from + 1 + to) / 2.0;
        taken++;
      }
    }
    double pairs = (double) a.length * b.length;
    double u = ranks - a.length * (a.length + 1.0) / 2;
    double variance = pairs / 12 * (n + 1 - ties / (n * (n - 1)));
    return new MannWhitney(u, variance > 0 ? (u - pairs / 2) / Math.sqrt(variance) : 0);
  }
}
