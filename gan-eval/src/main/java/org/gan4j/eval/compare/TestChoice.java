package org.gan4j.eval.compare;

import java.util.Locale;
import org.gan4j.eval.statistics.SignFlips;

/**
 * Chooses the test of two configurations. The choice depends only on their seeds and the number of
 * runs, never on the result. The test is paired if the seeds are the same and a sign-flip test of
 * that many pairs can reach the level at all.
 *
 * @param design design of the test
 * @param why reason for the choice, in words
 */
record TestChoice(Design design, String why) {

  /**
   * Chooses a test.
   *
   * @param pairs whether the runs that count form pairs with the same seed
   * @param comparisons number of comparisons for which the results are corrected
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
