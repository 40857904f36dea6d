package org.gan4j.eval.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.ProtocolRecord;
import org.gan4j.eval.Samples;
import org.gan4j.eval.statistics.SeedsNeeded;
import org.junit.jupiter.api.Test;

class RunComparisonTest {

  private static final String FID = "fid10k-mnist-cnn";
  private static final String IS = "is10k-mnist-cnn";
  private static final double FAILED = Double.NEGATIVE_INFINITY;
  private static final double STOPPED = Double.POSITIVE_INFINITY;

  private static Evaluation evaluation(String metric, double value, int reference) {
    return new Evaluation(
        metric,
        value,
        null,
        null,
        Map.of(),
        new Samples("run", "cd", "run", 100L, 1L, "samples/evaluation"),
        new ProtocolRecord(
            "mnist-cnn",
            "ab",
            "features",
            "none",
            "uint8",
            null,
            10000,
            new ProtocolRecord.ImageSet("mnist/test", "ef", reference),
            "float64",
            "0.1.0"));
  }

  private static ComparedRun run(String name, long seed, Outcome outcome, Evaluation... measured) {
    return new ComparedRun(
        new RunDirectory(Path.of("runs", name)), seed, outcome, 100, null, List.of(measured));
  }

  /** Runs with the seeds from 1 on. */
  private static Configuration configuration(String label, String metric, double... values) {
    List<ComparedRun> runs = new ArrayList<>();
    for (double value : values) {
      long seed = runs.size() + 1;
      String name = label + "-" + seed;
      runs.add(
          value == FAILED
              ? run(name, seed, Outcome.FAILED)
              : value == STOPPED
                  ? run(name, seed, Outcome.UNFINISHED)
                  : run(name, seed, Outcome.FINISHED, evaluation(metric, value, 10000)));
    }
    return new Configuration(label, runs);
  }

  private static RunComparison compare(Configuration... configurations) {
    return RunComparison.of(List.of(configurations), List.of(), Optional.empty(), List.of());
  }

  private static PairVerdict pair(Configuration first, Configuration second) {
    return compare(first, second).metrics().get(0).pairs().get(0);
  }

  @Test
  void theLowerOfTwoFarDistancesIsBetter() {
    PairVerdict verdict =
        pair(configuration("A", FID, 14, 15, 16, 17, 18), configuration("B", FID, 4, 5, 6, 7, 8.5));
    assertThat(verdict.better()).isEqualTo("B");
    assertThat(verdict.sentence()).isEqualTo("B is better than A (p = 0.0079)");
    assertThat(verdict.difference()).isCloseTo(9.9, within(1e-12));
    assertThat(verdict.hedgesG()).isLessThan(-4);
    assertThat(verdict.cliffsDelta()).isEqualTo(-1);
    assertThat(verdict.seedsNeeded()).isNull();
    assertThat(ComparisonText.effects(verdict))
        .startsWith("difference -9.90, g = 5.")
        .endsWith("delta = 1.00");
  }

  @Test
  void theHigherOfTwoFarScoresIsBetter() {
    PairVerdict verdict =
        pair(configuration("A", IS, 8, 8.1, 8.2, 8.3, 8.4), configuration("B", IS, 5, 6, 7, 7, 7));
    assertThat(verdict.better()).isEqualTo("A");
    assertThat(verdict.difference()).isCloseTo(1.8, within(1e-12));
    assertThat(verdict.cliffsDelta()).isEqualTo(1);
  }

  @Test
  void swappingTheConfigurationsSwapsTheVerdict() {
    Configuration a = configuration("A", FID, 12.1, 13.4, 11.8, FAILED, 13.0);
    Configuration b = configuration("B", FID, 13.9, 14.6, 13.2, 12.7, FAILED);
    PairVerdict forth = pair(a, b);
    PairVerdict back = pair(b, a);
    assertThat(back.p()).isEqualTo(forth.p());
    assertThat(back.difference()).isEqualTo(-forth.difference());
    assertThat(back.cliffsDelta()).isEqualTo(-forth.cliffsDelta());
    assertThat(back.hedgesG()).isEqualTo(-forth.hedgesG());
    assertThat(back.seedsNeeded()).isEqualTo(forth.seedsNeeded());
  }

  @Test
  void whatCannotBeToldApartIsSaidWithTheSeedsThatWouldSettleIt() {
    PairVerdict verdict =
        pair(
            configuration("A", FID, 12.1, 13.4, 11.8, 12.9, 13.0),
            configuration("B", FID, 13.9, 14.6, 13.2, 12.7, 14.1));
    assertThat(verdict.better()).isNull();
    assertThat(verdict.sentence())
        .isEqualTo(
            "A and B: not distinguishable with these runs (p = 0.063); about 5 more seeds each"
                + " would settle it");
    assertThat(verdict.seedsNeeded()).isEqualTo(new SeedsNeeded(10, false));
  }

  @Test
  void runsThatAllGiveOneNumberShowNoDifference() {
    assertThat(
            pair(configuration("A", FID, 1, 1, 1, 1, 1), configuration("B", FID, 1, 1, 1, 1, 1))
                .sentence())
        .isEqualTo(
            "A and B: not distinguishable with these runs (p = 1.0); they show no difference to go"
                + " by");
  }

  @Test
  void oneRunEachSaysNothingOfTheScatter() {
    assertThat(pair(configuration("A", FID, 1), configuration("B", FID, 9)).sentence())
        .isEqualTo(
            "A and B: not distinguishable with these runs (p = 1.0; so few cannot get below 0.05);"
                + " one run each says nothing of the scatter over seeds");
  }

  @Test
  void ofManyConfigurationsThatLackANumberThreeAreNamed() {
    RunComparison comparison =
        compare(
            configuration("A", FID, 1),
            configuration("B", IS, 1),
            configuration("C", IS, 1),
            configuration("D", IS, 1),
            configuration("E", IS, 1),
            configuration("F", IS, 1));
    assertThat(comparison.notes())
        .contains(FID + " is left out: no finished run of B, C, D and 2 others has it.");
  }

  @Test
  void tooFewRunsAreSaidToBeTooFew() {
    assertThat(
            pair(configuration("A", FID, 1, 1.1, 1.2), configuration("B", FID, 9, 9.1, 9.2))
                .sentence())
        .isEqualTo(
            "A and B: not distinguishable with these runs (p = 0.10; so few cannot get below 0.05);"
                + " about 1 more seed each would settle it");
  }

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
    Configuration b =
        new Configuration(
            "B",
            configuration("B", FID, 2, 3, 4, 5, 6, 7).runs().stream()
                .map(
                    run ->
                        new ComparedRun(
                            run.run(),
                            run.seed() + 1,
                            run.outcome(),
                            run.steps(),
                            null,
                            run.evaluations()))
                .toList());
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
            last.run(), last.seed(), Outcome.UNFINISHED, last.steps(), null, List.of()));
    assertThat(pair(a, new Configuration("B", runs)).test().why())
        .isEqualTo("not paired, as nothing is known of " + last.run().name());
  }

  @Test
  void severalRunsOfOneSeedAreNotPaired() {
    Configuration a = configuration("A", FID, 1, 2, 3, 4, 5, 6, 7);
    Configuration b =
        new Configuration(
            "B",
            configuration("B", FID, 2, 3, 4, 5, 6, 7, 8).runs().stream()
                .map(
                    run ->
                        new ComparedRun(
                            run.run(),
                            a.runs().get(0).seed(),
                            run.outcome(),
                            run.steps(),
                            null,
                            run.evaluations()))
                .toList());
    assertThat(pair(a, b).test().why())
        .isEqualTo("not paired, as several runs of B have the seed " + a.runs().get(0).seed());
  }

  @Test
  void failedRunsAreTheWorstButInNoMean() {
    RunComparison comparison =
        compare(
            configuration("A", FID, 1, 2, 3, 4, 5),
            configuration("B", FID, 1, FAILED, 3, FAILED, FAILED));
    MetricRow b = comparison.metrics().get(0).configurations().get(1);
    assertThat(b.finished().mean()).isEqualTo(2);
    assertThat(b.finished().n()).isEqualTo(2);
    assertThat(b.failed()).isEqualTo(3);
    assertThat(b.median()).isNull();
    assertThat(Cells.of(b).median()).isEqualTo("failed");
    PairVerdict verdict = comparison.metrics().get(0).pairs().get(0);
    assertThat(verdict.test().ranks()).isTrue();
    assertThat(verdict.difference()).isEqualTo(1);
    assertThat(verdict.cliffsDelta()).isEqualTo((4 + 3 + 2 + 1 + 1) / 25.0);
    ConfigurationCount count = comparison.configurations().get(1);
    assertThat(count.failedShare()).isEqualTo(0.6);
    assertThat(ComparisonText.share(count)).isEqualTo("60 % (23 % to 88 %)");
  }

  @Test
  void whereMoreIsBetterAFailureIsAlsoTheWorst() {
    Configuration good = configuration("A", IS, 1, 2, 3, 4, 5);
    Configuration failing = configuration("B", IS, FAILED, FAILED, FAILED, FAILED, FAILED);
    PairVerdict verdict = pair(good, failing);
    assertThat(verdict.better()).isEqualTo("A");
    assertThat(verdict.difference()).isNull();
    assertThat(verdict.hedgesG()).isNull();
    MetricRow row =
        compare(configuration("C", IS, 9, 7, FAILED)).metrics().get(0).configurations().get(0);
    assertThat(row.median()).isEqualTo(7);
  }

  @Test
  void aNumberThatIsNotFiniteIsAFailure() {
    RunComparison comparison = compare(configuration("A", FID, 1, 2, Double.NaN));
    assertThat(comparison.metrics().get(0).configurations().get(0).failed()).isEqualTo(1);
    assertThat(comparison.notes())
        .containsExactly(FID + ": not finite, and counted as failed: A-3.");
  }

  @Test
  void unfinishedRunsAreNamedAndLeftOut() {
    RunComparison comparison =
        compare(configuration("A", FID, 1, 2, STOPPED), configuration("B", FID, 1, 2, 3));
    assertThat(comparison.metrics().get(0).configurations().get(0).unfinished()).isEqualTo(1);
    assertThat(comparison.metrics().get(0).pairs().get(0).test().smallest()).isEqualTo(1 / 10.0);
    assertThat(comparison.notes()).containsExactly("Not finished, and in no mean or test: A-3.");
  }

  @Test
  void aConfigurationWithoutAnyOutcomeIsNotTested() {
    PairVerdict verdict =
        pair(configuration("A", FID, 1, 2, 3), configuration("B", FID, STOPPED, STOPPED));
    assertThat(verdict.test()).isNull();
    assertThat(verdict.sentence())
        .isEqualTo("A and B: cannot be compared, as B has no run that is finished or failed");
  }

  @Test
  void pIsCorrectedForAllPairs() {
    List<PairVerdict> pairs =
        compare(
                configuration("A", FID, 1, 2, 3, 4, 5),
                configuration("B", FID, 11, 12, 13, 14, 15.5),
                configuration("C", FID, 21, 22, 23, 24, 25.5))
            .metrics()
            .get(0)
            .pairs();
    assertThat(pairs).extracting(PairVerdict::p).containsOnly(3 * 2 / 252.0);
    assertThat(pairs).extracting(PairVerdict::better).containsExactly("A", "A", "B");
  }

  @Test
  void mixedProtocolsAreRefusedWithWhatDiffers() {
    Configuration a = configuration("A", FID, 1, 2);
    Configuration b =
        new Configuration("B", List.of(run("B-1", 1, Outcome.FINISHED, evaluation(FID, 3, 5000))));
    assertThatThrownBy(() -> compare(a, b))
        .isInstanceOf(InputException.class)
        .hasMessage(
            FID
                + ": expected one protocol, found reference.count 10000 in A-1 and reference.count"
                + " 5000 in B-1. Evaluate both by one protocol, or choose another number with"
                + " --metric NAME.");
  }

  @Test
  void aNumberThatSomeLackIsLeftOutAndNamed() {
    RunComparison comparison = compare(configuration("A", FID, 1, 2), configuration("B", IS, 1, 2));
    assertThat(comparison.metrics()).isEmpty();
    assertThat(comparison.notes())
        .containsExactly(
            FID + " is left out: no finished run of B has it.",
            IS + " is left out: no finished run of A has it.",
            "No number is shared by the configurations: gan evaluate RUN measures a run.");
  }

  @Test
  void aNumberThatIsAskedForMustBeThere() {
    List<Configuration> both = List.of(configuration("A", FID, 1), configuration("B", IS, 1));
    assertThatThrownBy(
            () -> RunComparison.of(both, List.of(), Optional.of("fid10k-mnist-cn"), List.of()))
        .hasMessage(
            "--metric fid10k-mnist-cn: expected the name of an evaluation, found none of this name."
                + " Did you mean 'fid10k-mnist-cnn'?");
    assertThatThrownBy(() -> RunComparison.of(both, List.of(), Optional.of(FID), List.of()))
        .hasMessage(
            FID
                + ": expected it of every configuration, found none of B. Measure their runs with"
                + " gan evaluate RUN.");
  }

  @Test
  void aConfigurationWhoseRunsAllFailedIsComparedByEveryNumber() {
    RunComparison comparison =
        compare(
            configuration("A", FID, 1, 2, 3, 4),
            configuration("B", FID, FAILED, FAILED, FAILED, FAILED));
    assertThat(comparison.metrics()).hasSize(1);
    assertThat(comparison.metrics().get(0).pairs().get(0).sentence())
        .isEqualTo("A is better than B (p = 0.029)");
  }

  @Test
  void theTerminalSaysAllOfIt() {
    assertThat(
            ComparisonText.lines(
                compare(
                    configuration("A", FID, 12.1, 13.4, 11.8, 12.9, 13.0),
                    configuration("B", FID, 13.9, 14.6, 13.2, 12.7, 14.1))))
        .containsExactly(
            "configuration  runs  finished  failed       share failed  unfinished",
            "A                 5         5       0  0 % (0 % to 43 %)           0",
            "B                 5         5       0  0 % (0 % to 43 %)           0",
            "",
            "fid10k-mnist-cnn, less is better (n = 10000 v mnist/test)",
            "configuration  n   mean   95 % interval  median  deviation  failed",
            "A              5  12.64  11.09 to 13.38   12.90       0.67       0",
            "B              5  13.70  12.22 to 14.55   13.90       0.75       0",
            "A and B: not distinguishable with these runs (p = 0.063); about 5 more seeds each would"
                + " settle it.",
            "  difference -1.06, g = 1.35, delta = 0.68",
            "Test: exact permutation test of the means, 252 splits; not paired, as 5 pairs cannot go"
                + " below p = 0.063.");
  }
}
