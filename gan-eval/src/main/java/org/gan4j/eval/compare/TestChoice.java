package org.gan4j.eval.compare;

import java.util.List;
import java.util.Locale;

/**
 * Which test two configurations get, by their seeds and the number of their runs alone, never by
 * its result: pairs where the seeds are the same and a sign-flip test of so many pairs can reach
 * the level at all.
 *
 * @param design of the test
 * @param why in words
 */
record TestChoice(Design design, String why) {

  /**
   * Chooses.
   *
   * @param first seeds, ascending
   * @param second seeds, ascending
   * @param comparisons of how many configurations two by two the results are corrected for
   */
  static TestChoice of(List<Long> first, List<Long> second, int comparisons) {
    boolean same = first.equals(second) && first.stream().distinct().count() == first.size();
    if (!same) {
      return new TestChoice(Design.TWO_SAMPLES, "not paired, as their seeds are not the same");
    }
    double smallest = Math.min(1, comparisons * SignFlips.smallest(first.size()));
    if (smallest > PairComparison.LEVEL) {
      return new TestChoice(
          Design.TWO_SAMPLES,
          String.format(
              Locale.ROOT,
              "not paired, as %d %s cannot go below %s%s",
              first.size(),
              first.size() == 1 ? "pair" : "pairs",
              Words.p(smallest),
              Words.corrected(comparisons)));
    }
    return new TestChoice(Design.PAIRED, "paired, as their seeds are the same");
  }
}
