package org.gan4j.eval.compare;

import java.util.Locale;
import org.gan4j.eval.statistics.EffectSize;
import org.gan4j.eval.statistics.SignFlips;
import org.gan4j.eval.statistics.Splits;

/**
 * A permutation test of two configurations.
 *
 * @param design paired or not
 * @param why it is this one, in words
 * @param ranks whether it is over ranks with failed runs as the worst, instead of the values
 * @param exact whether all arrangements were tried, or drawn ones
 * @param arrangements how many were tried, the observed one among them
 * @param smallest the least p that so many runs can have
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
   * Tests.
   *
   * @param first a score a run, in the order of their seeds
   * @param second likewise
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

  /** For instance {@code exact permutation test, 252 splits; paired by seed, ...}. */
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
