package org.gan4j.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.junit.jupiter.api.Test;

/** Reference numbers: NumPy 2.4.6 and SciPy 1.17.1, by a script of a few lines each. */
class SampleNumbersTest {

  private static final double[] A = {12.1, 13.4, 11.8, 12.9, 13.0};
  private static final double[] B = {13.9, 14.6, 13.2, 12.7, 14.1};

  @Test
  void aSummaryIsThatOfNumpy() {
    SampleSummary summary = SampleSummary.of(A);
    assertThat(summary.n()).isEqualTo(5);
    assertThat(summary.mean()).isCloseTo(12.64, within(1e-12));
    assertThat(summary.median()).isEqualTo(12.9);
    assertThat(summary.standardDeviation()).isCloseTo(0.665582, within(1e-6));
    assertThat(SampleSummary.of(3).standardDeviation()).isNull();
  }

  /** All n^n resamples in NumPy. */
  @Test
  void theStudentisedIntervalOfFewValuesIsExact() {
    assertInterval(11.089634798486331, 13.378624737240129, 1e-9, A);
    assertInterval(11.027370695146052, 15.114013780514199, 1e-9, 12.1, 13.4, 11.8, 12.9);
    assertInterval(2.607560193694062, 4.891123772871574, 1e-9, 2.3, 5.1, 3.8, 4.4, 2.9, 3.3);
  }

  /** 400 000 resamples in NumPy. */
  @Test
  void theStudentisedIntervalOfManyValuesIsDrawn() {
    double[] gamma = {
      4.22, 1.93, 1.42, 2.54, 1.4, 1.98, 2.73, 0.32, 0.71, 2.76, 0.14, 2.13, 4.68, 2.17, 4.22, 1.23,
      4.92, 2.84, 2.16, 0.83
    };
    assertInterval(1.663947, 2.992229, 0.02, gamma);
  }

  @Test
  void theIntervalDoesNotDependOnTheOrder() {
    double[] turned = {13.0, 12.9, 11.8, 13.4, 12.1};
    assertThat(MeanInterval.of(turned)).isEqualTo(MeanInterval.of(A));
  }

  @Test
  void thereIsNoIntervalOfThreeValuesNorOfEqualOnes() {
    assertThat(MeanInterval.of(1, 2, 3)).isEmpty();
    assertThat(MeanInterval.of(2, 2, 2, 2, 2)).isEmpty();
    assertThat(MeanInterval.of(2, 2, 2, 2, 2, 2, 3)).isEmpty();
  }

  /** The percentile interval of five normal values covers the mean 84 times in 100. */
  @Test
  void theIntervalOfFiveValuesCoversTheMean() {
    RandomStream draws = new RandomStream(StreamKey.of(1, "test/compare-coverage"), 0);
    int covered = 0;
    for (int run = 0; run < 600; run++) {
      double[] values = new double[5];
      Arrays.setAll(values, i -> 10 + draws.nextGaussian());
      Interval interval = MeanInterval.of(values).orElseThrow();
      covered += interval.low() <= 10 && 10 <= interval.high() ? 1 : 0;
    }
    assertThat(covered / 600.0).isBetween(0.92, 0.98);
  }

  /** {@code scipy.stats.binomtest(k, n).proportion_ci(method="wilson")}. */
  @Test
  void theIntervalOfAShareIsWilsons() {
    assertShare(0, 5, 0, 0.43448246478317476);
    assertShare(2, 5, 0.11762077423264794, 0.769275718723987);
    assertShare(5, 5, 0.5655175352168251, 1);
    assertShare(3, 17, 0.061911266376209945, 0.4102945856883412);
  }

  /** {@code scipy.stats.norm.isf}. */
  @Test
  void normalQuantiles() {
    assertThat(NormalQuantile.above(0.025)).isCloseTo(1.9599639845400545, within(1e-12));
    assertThat(NormalQuantile.above(0.05 / 6)).isCloseTo(2.3939797998185095, within(1e-12));
    assertThat(NormalQuantile.above(0.9)).isCloseTo(-1.2815515655446004, within(1e-12));
  }

  @Test
  void effectSizes() {
    assertThat(EffectSize.hedges(B, A).getAsDouble()).isCloseTo(1.3486117355, within(1e-9));
    assertThat(EffectSize.ofPairs(EffectSize.differences(B, A)).getAsDouble())
        .isCloseTo(1.40647396495, within(1e-9));
    assertThat(EffectSize.hedges(A, B).getAsDouble())
        .isEqualTo(-EffectSize.hedges(B, A).getAsDouble());
    assertThat(EffectSize.hedges(new double[] {2, 2}, new double[] {2, 2})).isEmpty();
    assertThat(EffectSize.hedges(new double[] {3, 3}, new double[] {2, 2}).getAsDouble())
        .isInfinite();
  }

  @Test
  void cliffsDeltaCountsFailuresAsTheWorst() {
    double failed = Double.POSITIVE_INFINITY;
    assertThat(EffectSize.cliff(new double[] {1, 2}, new double[] {3, 4})).isEqualTo(1);
    assertThat(EffectSize.cliff(new double[] {3, 4}, new double[] {1, 2})).isEqualTo(-1);
    assertThat(EffectSize.cliff(new double[] {1, failed}, new double[] {2, failed}))
        .isEqualTo((1 + 1 - 1) / 4.0);
  }

  /** Four p-values by hand: 4 x 0.005, then the largest so far of 3 x 0.01, 2 x 0.03, 0.04. */
  @Test
  void holmsCorrection() {
    assertThat(Holm.corrected(0.01, 0.04, 0.03, 0.005))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-15));
    assertThat(Holm.corrected(0.6, 0.7)).containsExactly(1, 1);
    assertThat(Holm.corrected()).isEmpty();
  }

  /** The least n of power 0.8 by SciPy's noncentral t distribution. */
  @Test
  void theSeedsNeededAreThoseOfTheNoncentralT() {
    double[] effects = {0.5, 0.8, 1.0, 1.5, 2.0};
    int[] samples = {64, 26, 17, 9, 6};
    int[] samplesOfThree = {86, 35, 23, 11, 7};
    int[] pairs = {34, 15, 10, 6, 5};
    for (int i = 0; i < effects.length; i++) {
      assertSeeds(SeedsNeeded.ofSamples(effects[i], 0.05, 2), samples[i]);
      assertSeeds(SeedsNeeded.ofSamples(-effects[i], 0.05 / 3, 2), samplesOfThree[i]);
      assertThat(SeedsNeeded.ofPairs(effects[i], 0.05, 2).runs()).isBetween(pairs[i], pairs[i] + 1);
    }
  }

  @Test
  void theSeedsNeededAreMoreThanThereAreAndEnoughForTheTest() {
    assertThat(SeedsNeeded.ofSamples(10, 0.05, 2).runs()).isEqualTo(4);
    assertThat(SeedsNeeded.ofSamples(Double.POSITIVE_INFINITY, 0.05, 8).runs()).isEqualTo(9);
    assertThat(SeedsNeeded.ofPairs(10, 0.05, 2).runs()).isEqualTo(6);
    assertThat(SeedsNeeded.ofRanks(1, 0.05 / 3, 3).runs()).isBetween(5, 8);
  }

  @Test
  void tooManySeedsAreNotCounted() {
    assertThat(SeedsNeeded.ofSamples(0.1, 0.05, 5)).isEqualTo(new SeedsNeeded(200, true));
    assertThat(SeedsNeeded.ofSamples(0, 0.05, 5)).isEqualTo(new SeedsNeeded(200, true));
  }

  private static void assertSeeds(SeedsNeeded seeds, int expected) {
    assertThat(seeds.more()).isFalse();
    assertThat(seeds.runs()).isBetween(expected - 1, expected + 1);
  }

  private static void assertInterval(double low, double high, double error, double... values) {
    Interval interval = MeanInterval.of(values).orElseThrow();
    assertThat(interval.low()).isCloseTo(low, within(error));
    assertThat(interval.high()).isCloseTo(high, within(error));
  }

  private static void assertShare(int hits, int n, double low, double high) {
    Interval interval = WilsonInterval.of(hits, n);
    assertThat(interval.low()).isCloseTo(low, within(1e-12));
    assertThat(interval.high()).isCloseTo(high, within(1e-12));
  }
}
