package org.gan4j.eval.compare;

import java.util.Locale;
import org.gan4j.eval.statistics.EffectSize;
import org.gan4j.eval.statistics.SignFlips;
import org.gan4j.eval.statistics.Splits;

/**
 * A permutation test of two configurations.
 *
 * @param design paired or not
 * @param why reason for the design, in words
 * @param ranks whether it uses ranks, with failed runs as the worst, instead of values
 * @param exact whether all arrangements were tried; otherwise some were drawn
 * @param arrangements number of arrangements tried, including the observed one
 * @param smallest the least p-value that this number of runs can give
 * @param p two-sided, not corrected
 */
public record PairTest(
    Design design,
    String why,
    boolean ranks,
    boolean exact,
    long arrangements,
    double smallest,
    double p) {

  /**
   * Makes the test.
   *
   * @param first the score of each run, in the order of their seeds
   * @param second the same for the other configuration
   */
  static PairTest of(TestChoice choice, boolean ranks, double[] first, double[] second) {
    int a = first.length;
    int b = second.length;
    return choice.design() == Design.PAIRED
        ? new PairTest(
            choice.design(),
            choice.why(),
            ranks,
            SignFlips.exact(a),
            SignFlips.arrangements(a),
            SignFlips.smallest(a),
            SignFlips.p(EffectSize.differences(first, second)))
        : new PairTest(
            choice.design(),
            choice.why(),
            ranks,
            Splits.exact(a, b),
            Splits.arrangements(a, b),
            Splits.smallest(a, b),
            Splits.p(first, second));
  }

  /** Returns a line such as {@code exact permutation test, 252 splits; paired by seed, ...}. */
  public String line() {
    return String.format(
        Locale.ROOT,
        "%s permutation test of the %s, %s %s; %s",
        exact ? "exact" : "Monte Carlo",
        ranks ? "ranks, failed runs last" : "means",
        arrangements,
        design == Design.PAIRED ? "signs" : "splits",
        why);
  }
}
