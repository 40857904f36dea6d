package org.gan4j.eval.statistics;

import java.util.Arrays;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;

/**
 * The permutation test of two samples (Fisher 1935; Pitman 1937): if two configurations are equal,
 * all splits of their runs into two groups of these sizes are equally likely. The test is
 * two-sided, over the difference of the means. It tries all splits up to {@value #MOST_EXACT},
 * otherwise {@value #DRAWS} draws, and counts the observed split among them (Phipson and Smyth
 * 2010). The order of the two samples does not matter.
 */
public final class Splits {

  static final long MOST_EXACT = 200_000;
  static final int DRAWS = 99_999;

  private Splits() {}

  public static boolean exact(int a, int b) {
    return splits(a, b) <= MOST_EXACT;
  }

  /** Returns how many splits are tried, the observed one among them. */
  public static long arrangements(int a, int b) {
    return exact(a, b) ? splits(a, b) : DRAWS + 1L;
  }

  /** The least p that samples of these sizes can have; of equal sizes, both ends count. */
  public static double smallest(int a, int b) {
    return (exact(a, b) && a == b ? 2.0 : 1.0) / arrangements(a, b);
  }

  /** (a + b) over a, or more than can be tried. */
  private static long splits(int a, int b) {
    long count = 1;
    for (int i = 1; i <= Math.min(a, b) && count <= MOST_EXACT; i++) {
      count = count * (Math.max(a, b) + i) / i;
    }
    return count;
  }

  /**
   * The share of the splits with means at least as far apart.
   *
   * @param a at least one value, finite
   * @param b likewise
   */
  public static double p(double[] a, double[] b) {
    double[] pool = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, pool, a.length, b.length);
    Arrays.sort(pool);
    double mean = SampleSummary.mean(pool);
    double[] smaller = a.length <= b.length ? a : b;
    double observed = Arrays.stream(smaller).map(value -> value - mean).sum();
    Arrays.setAll(pool, i -> pool[i] - mean);
    double scale = Arrays.stream(pool).map(Math::abs).sum();
    double least = Math.abs(observed) - 1e-12 * scale;
    return exact(a.length, b.length)
        ? (double) hits(pool, 0, smaller.length, 0, least) / splits(a.length, b.length)
        : drawn(pool, smaller.length, least);
  }

  /**
   * Returns how many choices of {@code left} values from {@code from} on end far enough from the
   * mean.
   */
  private static long hits(double[] pool, int from, int left, double sum, double least) {
    if (left == 0) {
      return Math.abs(sum) >= least ? 1 : 0;
    }
    long hits = 0;
    for (int i = from; i <= pool.length - left; i++) {
      hits += hits(pool, i + 1, left - 1, sum + pool[i], least);
    }
    return hits;
  }

  private static double drawn(double[] pool, int size, double least) {
    RandomStream draws = new RandomStream(StreamKey.of(0, "evaluation/compare/splits"), 0);
    double[] order = pool.clone();
    long hits = 1;
    for (int draw = 0; draw < DRAWS; draw++) {
      double sum = 0;
      for (int i = 0; i < size; i++) {
        int j = i + draws.nextInt(order.length - i);
        double chosen = order[j];
        order[j] = order[i];
        order[i] = chosen;
        sum += chosen;
      }
      hits += Math.abs(sum) >= least ? 1 : 0;
    }
    return hits / (DRAWS + 1.0);
  }
}
