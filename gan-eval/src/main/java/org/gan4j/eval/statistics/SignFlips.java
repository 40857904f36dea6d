package org.gan4j.eval.statistics;

import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;

/**
 * The permutation test of pairs (Fisher 1935, section 21): if two configurations are equal, each
 * difference of a pair has either sign with the same probability. The test is two-sided, over the
 * sum of the differences. It tries all signs up to {@value #LARGEST_EXACT} pairs, otherwise {@value
 * #DRAWS} draws, and counts the observed signs among them (Phipson and Smyth 2010).
 */
public final class SignFlips {

  static final int LARGEST_EXACT = 20;
  static final int DRAWS = 99_999;

  private SignFlips() {}

  public static boolean exact(int pairs) {
    return pairs <= LARGEST_EXACT;
  }

  /** Returns how many signs are tried, the observed ones among them. */
  public static long arrangements(int pairs) {
    return exact(pairs) ? 1L << pairs : DRAWS + 1L;
  }

  /** The least p that so many pairs can have. */
  public static double smallest(int pairs) {
    return exact(pairs) ? 2.0 / arrangements(pairs) : 1.0 / arrangements(pairs);
  }

  /**
   * The share of the signs with a sum at least as far from 0.
   *
   * @param differences one a pair, at least one, finite
   */
  public static double p(double... differences) {
    double observed = 0;
    double scale = 0;
    for (double difference : differences) {
      observed += difference;
      scale += Math.abs(difference);
    }
    double least = Math.abs(observed) - 1e-12 * scale;
    return exact(differences.length) ? all(differences, least) : drawn(differences, least);
  }

  /** Sums of both halves first, so that a million sums cost a million additions. */
  private static double all(double[] differences, double least) {
    int half = differences.length / 2;
    double[] low = sums(differences, 0, half);
    double[] high = sums(differences, half, differences.length);
    long hits = 0;
    for (double one : low) {
      for (double other : high) {
        hits += Math.abs(one + other) >= least ? 1 : 0;
      }
    }
    return (double) hits / arrangements(differences.length);
  }

  private static double[] sums(double[] differences, int from, int to) {
    double[] sums = new double[1 << (to - from)];
    for (int signs = 0; signs < sums.length; signs++) {
      for (int i = from; i < to; i++) {
        sums[signs] += (signs >> (i - from) & 1) == 0 ? differences[i] : -differences[i];
      }
    }
    return sums;
  }

  private static double drawn(double[] differences, double least) {
    RandomStream draws = new RandomStream(StreamKey.of(0, "evaluation/compare/signs"), 0);
    long hits = 1;
    for (int draw = 0; draw < DRAWS; draw++) {
      double sum = 0;
      for (double difference : differences) {
        sum += draws.nextInt(2) == 0 ? difference : -difference;
      }
      hits += Math.abs(sum) >= least ? 1 : 0;
    }
    return hits / (DRAWS + 1.0);
  }
}
