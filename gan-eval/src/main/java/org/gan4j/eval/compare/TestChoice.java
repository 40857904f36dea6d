package org.gan4j.eval.compare;

import java.util.Locale;
import org.gan4j.eval.statistics.SignFlips;

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
   * @param pairs whether the runs that count come in pairs of one seed
   * @param comparisons of how many configurations two by two the results are corrected for
   */
  static TestChoice of(SeedPairs pairs, int comparisons) {
    if (pairs.obstacle().isPresent()) {
      return new TestChoice(Design.TWO_SAMPLES, "not paired, as " + pairs.obstacle().get());
    }
    double smallest = Math.min(1, comparisons * SignFlips.smallest(pairs.count()));
    if (smallest > PairComparison.LEVEL) {
      return new TestChoice(
          Design.TWO_SAMPLES,
          String.format(
              Locale.ROOT,
              "not paired, as %d %s cannot go below %s%s",
              pairs.count(),
              pairs.count() == 1 ? "pair" : "pairs",
              Words.p(smallest),
              Words.corrected(comparisons)));
    }
    return new TestChoice(Design.PAIRED, "paired, as their seeds are the same");
  }
}
