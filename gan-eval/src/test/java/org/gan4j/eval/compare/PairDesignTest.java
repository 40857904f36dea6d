package org.gan4j.eval.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gan4j.eval.compare.FakeConfigurations.FID;
import static org.gan4j.eval.compare.FakeConfigurations.compare;
import static org.gan4j.eval.compare.FakeConfigurations.configuration;
import static org.gan4j.eval.compare.FakeConfigurations.pair;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/** Whether two configurations are compared in pairs of seeds, and why not. */
class PairDesignTest {

  @Test
  void fivePairsAreNotPairedAsTheySayTooLittle() {
    PairTest test =
        pair(configuration("A", FID, 1, 2, 3, 4, 5), configuration("B", FID, 2, 3, 4, 5, 6)).test();
    assertThat(test.design()).isEqualTo(Design.TWO_SAMPLES);
    assertThat(test.line())
        .isEqualTo(
            "exact permutation test of the means, 252 splits; not paired, as 5 pairs cannot go"
                + " below p = 0.063");
  }

  @Test
  void sixPairsOfTwoConfigurationsArePaired() {
    PairVerdict verdict =
        pair(
            configuration("A", FID, 1, 12, 23, 34, 45, 56),
            configuration("B", FID, 2, 13, 24.5, 35, 46, 57));
    assertThat(verdict.test().design()).isEqualTo(Design.PAIRED);
    assertThat(verdict.test().line())
        .isEqualTo(
            "exact permutation test of the means, 64 signs; paired, as their seeds are the same");
    assertThat(verdict.p()).isEqualTo(2 / 64.0);
    assertThat(verdict.better()).isEqualTo("A");
    assertThat(verdict.pairedEffect()).isGreaterThan(4);
  }

  @Test
  void sixPairsOfThreeConfigurationsAreNot() {
    MetricComparison metric =
        compare(
                configuration("A", FID, 1, 12, 23, 34, 45, 56),
                configuration("B", FID, 2, 13, 24.5, 35, 46, 57),
                configuration("C", FID, 3, 14, 25, 36, 47, 59))
            .metrics()
            .get(0);
    assertThat(metric.pairs())
        .allSatisfy(pair -> assertThat(pair.test().design()).isEqualTo(Design.TWO_SAMPLES));
    assertThat(metric.pairs().get(0).test().why())
        .isEqualTo("not paired, as 6 pairs cannot go below p = 0.094 corrected for 3 comparisons");
  }

  @Test
  void otherSeedsAreNotPaired() {
    Configuration a = configuration("A", FID, 1, 2, 3, 4, 5, 6);
    Configuration b = withSeeds(configuration("B", FID, 2, 3, 4, 5, 6, 7), run -> run.seed() + 1);
    assertThat(pair(a, b).test().why()).isEqualTo("not paired, as their seeds are not the same");
  }

  @Test
  void aRunWithoutANumberIsNamedWhereItsSeedWouldHaveAPartner() {
    Configuration a = configuration("A", FID, 1, 2, 3, 4, 5, 6, 7);
    Configuration b = configuration("B", FID, 2, 3, 4, 5, 6, 7, 8);
    List<ComparedRun> runs = new ArrayList<>(b.runs());
    ComparedRun last = runs.remove(6);
    runs.add(
        new ComparedRun(
            last.run(),
            last.seed(),
            Outcome.UNFINISHED,
            last.steps(),
            Optional.empty(),
            List.of()));
    assertThat(pair(a, new Configuration("B", runs)).test().why())
        .isEqualTo("not paired, as nothing is known of " + last.run().name());
  }

  @Test
  void severalRunsOfOneSeedAreNotPaired() {
    Configuration a = configuration("A", FID, 1, 2, 3, 4, 5, 6, 7);
    long shared = a.runs().get(0).seed();
    Configuration b = withSeeds(configuration("B", FID, 2, 3, 4, 5, 6, 7, 8), run -> shared);
    assertThat(pair(a, b).test().why())
        .isEqualTo("not paired, as several runs of B have the seed " + shared);
  }

  private static Configuration withSeeds(
      Configuration configuration, ToLongFunction<ComparedRun> seed) {
    return new Configuration(
        configuration.label(),
        configuration.runs().stream()
            .map(
                run ->
                    new ComparedRun(
                        run.run(),
                        seed.applyAsLong(run),
                        run.outcome(),
                        run.steps(),
                        Optional.empty(),
                        run.evaluations()))
            .toList());
  }
}
