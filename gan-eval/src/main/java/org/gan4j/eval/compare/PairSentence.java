package org.gan4j.eval.compare;

import java.util.Locale;
import org.gan4j.eval.statistics.SeedsNeeded;

/**
 * Puts the verdict on two configurations into a sentence.
 *
 * @param first label of one
 * @param second label of the other
 * @param runs number of finished or failed runs of the first
 * @param others number of finished or failed runs of the second
 */
record PairSentence(String first, String second, int runs, int others) {

  /** Returns the sentence if one of them has no run that counts. */
  String untested() {
    return String.format(
        Locale.ROOT,
        "%s and %s: cannot be compared, as %s has no run that is finished or failed",
        first,
        second,
        runs == 0 ? first : second);
  }

  /** Returns the sentence if they can be told apart. */
  String told(boolean firstIsBetter, double p) {
    return String.format(
        Locale.ROOT,
        "%s is better than %s (%s)",
        firstIsBetter ? first : second,
        firstIsBetter ? second : first,
        Words.p(p));
  }

  /**
   * Returns the sentence if they cannot be told apart.
   *
   * @param reachable whether this number of runs can reach the level at all
   * @param seeds number of seeds that would decide; null if nothing differs or if there is one run
   *     each
   */
  String undecided(double p, boolean reachable, SeedsNeeded seeds) {
    String bound = reachable ? "" : "; so few cannot get below " + PairComparison.LEVEL;
    return String.format(
        Locale.ROOT,
        "%s and %s: not distinguishable with these runs (%s%s); %s",
        first,
        second,
        Words.p(p),
        bound,
        advice(seeds));
  }

  private String advice(SeedsNeeded seeds) {
    if (seeds == null) {
      return runs + others < 3
          ? "one run each says nothing of the scatter over seeds"
          : "they show no difference to go by";
    }
    if (seeds.more()) {
      return "it would take more than " + seeds.runs() + " seeds each";
    }
    return runs == others
        ? String.format(
            Locale.ROOT,
            "about %s each would settle it",
            Words.count(seeds.runs() - runs, "more seed"))
        : String.format(Locale.ROOT, "about %d seeds each would settle it", seeds.runs());
  }
}
