package org.gan4j.eval.compare;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.gan4j.eval.statistics.EffectSize;
import org.gan4j.eval.statistics.MidRanks;
import org.gan4j.eval.statistics.SampleSummary;
import org.gan4j.eval.statistics.SeedsNeeded;

/**
 * Compares two configurations by one metric. It uses scores of which less is better: the values,
 * turned round where more is better, or, once a run has failed, the ranks of the runs with all
 * failures tied as the last. Ranks do not change when runs change places, so the permutation test
 * holds its level either way.
 */
final class PairComparison {

  /** The chance of calling two equal configurations different. */
  static final double LEVEL = 0.05;

  private final String first;
  private final String second;
  private final boolean lowerIsBetter;
  private final List<RunValue> a;
  private final List<RunValue> b;
  private final SeedPairs pairs;

  /**
   * @param first one configuration, with its runs by seed
   * @param second the other configuration, with its runs by seed
   */
  PairComparison(MetricRow first, MetricRow second, boolean lowerIsBetter) {
    this.first = first.configuration();
    this.second = second.configuration();
    this.lowerIsBetter = lowerIsBetter;
    this.a = first.runs().stream().filter(RunValue::counts).toList();
    this.b = second.runs().stream().filter(RunValue::counts).toList();
    this.pairs = SeedPairs.of(first, second);
  }

  /** Returns whether each configuration has a run that counts. */
  boolean testable() {
    return !a.isEmpty() && !b.isEmpty();
  }

  /**
   * Tests two configurations that are testable.
   *
   * @param comparisons number of comparisons for which the result is corrected
   */
  PairTest test(int comparisons) {
    TestChoice choice = TestChoice.of(pairs, comparisons);
    return PairTest.of(choice, anyFailed(), scores(true), scores(false));
  }

  /** Returns the verdict if the two cannot be tested. */
  PairVerdict untested() {
    return PairVerdict.untested(first, second, sentence().untested());
  }

  /**
   * Returns the verdict after a test.
   *
   * @param corrected p-value after correction
   */
  PairVerdict verdict(PairTest test, double corrected, int comparisons) {
    double[] one = scores(true);
    double[] other = scores(false);
    boolean distinguishable = corrected <= LEVEL;
    boolean firstIsBetter = SampleSummary.mean(one) < SampleSummary.mean(other);
    SeedsNeeded seeds = distinguishable ? null : seeds(test, LEVEL / comparisons);
    return new PairVerdict(
        first,
        second,
        difference(),
        test,
        corrected,
        finite(EffectSize.hedges(finished(b), finished(a))),
        test.design() == Design.PAIRED && !test.ranks() ? finite(ofPairs()) : null,
        EffectSize.cliff(badness(a), badness(b)),
        distinguishable ? firstIsBetter ? first : second : null,
        seeds,
        distinguishable
            ? sentence().told(firstIsBetter, corrected)
            : sentence().undecided(corrected, comparisons * test.smallest() <= LEVEL, seeds));
  }

  private PairSentence sentence() {
    return new PairSentence(first, second, a.size(), b.size());
  }

  private SeedsNeeded seeds(PairTest test, double level) {
    int now = Math.min(a.size(), b.size());
    OptionalDouble effect =
        test.design() == Design.PAIRED
            ? ofPairs()
            : test.ranks()
                ? OptionalDouble.of(EffectSize.cliff(badness(a), badness(b)))
                : EffectSize.hedges(finished(b), finished(a));
    if (effect.isEmpty()) {
      return null;
    }
    return test.design() == Design.PAIRED
        ? SeedsNeeded.ofPairs(effect.getAsDouble(), level, now)
        : test.ranks()
            ? SeedsNeeded.ofRanks(effect.getAsDouble(), level, now)
            : SeedsNeeded.ofSamples(effect.getAsDouble(), level, now);
  }

  private OptionalDouble ofPairs() {
    return EffectSize.ofPairs(EffectSize.differences(scores(false), scores(true)));
  }

  /** Returns the score of each run; less is better. */
  private double[] scores(boolean ofFirst) {
    double[] one = badness(a);
    double[] other = badness(b);
    if (anyFailed()) {
      double[] all = Arrays.copyOf(one, one.length + other.length);
      System.arraycopy(other, 0, all, one.length, other.length);
      double[] ranks = MidRanks.of(all);
      one = Arrays.copyOf(ranks, one.length);
      other = Arrays.copyOfRange(ranks, one.length, ranks.length);
    }
    return ofFirst ? one : other;
  }

  private boolean anyFailed() {
    return finished(a).length < a.size() || finished(b).length < b.size();
  }

  private double[] badness(List<RunValue> runs) {
    return runs.stream().mapToDouble(run -> run.badness(lowerIsBetter)).toArray();
  }

  private double[] finished(List<RunValue> runs) {
    return Arrays.stream(badness(runs)).filter(Double::isFinite).toArray();
  }

  private Double difference() {
    double[] one = finished(a);
    double[] other = finished(b);
    if (one.length == 0 || other.length == 0) {
      return null;
    }
    double difference = SampleSummary.mean(one) - SampleSummary.mean(other);
    return lowerIsBetter ? difference : 0 - difference;
  }

  private static Double finite(OptionalDouble value) {
    return value.isPresent() && Double.isFinite(value.getAsDouble()) ? value.getAsDouble() : null;
  }
}
