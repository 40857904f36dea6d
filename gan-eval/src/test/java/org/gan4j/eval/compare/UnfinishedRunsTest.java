package org.gan4j.eval.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gan4j.eval.compare.FakeConfigurations.FAILED;
import static org.gan4j.eval.compare.FakeConfigurations.FID;
import static org.gan4j.eval.compare.FakeConfigurations.IS;
import static org.gan4j.eval.compare.FakeConfigurations.STOPPED;
import static org.gan4j.eval.compare.FakeConfigurations.compare;
import static org.gan4j.eval.compare.FakeConfigurations.configuration;
import static org.gan4j.eval.compare.FakeConfigurations.pair;

import org.junit.jupiter.api.Test;

/** Runs that failed, or have not ended, in a comparison. */
class UnfinishedRunsTest {

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
  void aConfigurationWhoseRunsAllFailedIsComparedByEveryNumber() {
    RunComparison comparison =
        compare(
            configuration("A", FID, 1, 2, 3, 4),
            configuration("B", FID, FAILED, FAILED, FAILED, FAILED));
    assertThat(comparison.metrics()).hasSize(1);
    assertThat(comparison.metrics().get(0).pairs().get(0).sentence())
        .isEqualTo("A is better than B (p = 0.029)");
  }
}
