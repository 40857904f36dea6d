package org.gan4j.eval.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gan4j.eval.compare.FakeConfigurations.FAILED;
import static org.gan4j.eval.compare.FakeConfigurations.FID;
import static org.gan4j.eval.compare.FakeConfigurations.IS;
import static org.gan4j.eval.compare.FakeConfigurations.compare;
import static org.gan4j.eval.compare.FakeConfigurations.configuration;
import static org.gan4j.eval.compare.FakeConfigurations.pair;

import java.util.List;
import org.gan4j.eval.statistics.SeedsNeeded;
import org.junit.jupiter.api.Test;

/** The verdict on two configurations, and the text of a comparison. */
class RunComparisonTest {

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
  void tooFewRunsAreSaidToBeTooFew() {
    assertThat(
            pair(configuration("A", FID, 1, 1.1, 1.2), configuration("B", FID, 9, 9.1, 9.2))
                .sentence())
        .isEqualTo(
            "A and B: not distinguishable with these runs (p = 0.10; so few cannot get below 0.05);"
                + " about 1 more seed each would settle it");
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
