package org.gan4j.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.junit.jupiter.api.Test;

/**
 * Reference numbers: SciPy 1.17.1, {@code scipy.stats.permutation_test} over the difference of the
 * means (of 5 against 3 values over its absolute value, one-sided) with all permutations, of the
 * longer samples with a million.
 */
class PermutationTestsTest {

  private static final double[] A = {12.1, 13.4, 11.8, 12.9, 13.0};
  private static final double[] B = {13.9, 14.6, 13.2, 12.7, 14.1};
  private static final double[] X = {
    2.04, -2.56, 0.42, -0.57, -0.45, -0.22, -2.02, -0.23, -0.87, 3.32, 0.23, -0.35
  };
  private static final double[] Y = {
    0.62, 0.23, -0.16, 0.51, 1.38, 0.66, 1.86, 0.7, 0.92, 2.45, 1.45, 0.39
  };

  private static double[] differences(double[] a, double[] b) {
    return EffectSize.differences(a, b);
  }

  @Test
  void splitsOfEqualSizesAreThoseOfScipy() {
    assertThat(Splits.p(A, B)).isCloseTo(0.06349206349206349, within(1e-15));
  }

  @Test
  void splitsOfUnequalSizesAreThoseOfScipy() {
    assertThat(Splits.p(A, new double[] {11.0, 15.5, 13.1})).isCloseTo(0.625, within(1e-15));
  }

  @Test
  void signsAreThoseOfScipy() {
    assertThat(SignFlips.p(differences(A, B))).isEqualTo(0.125);
    assertThat(SignFlips.p(0.3, -1.2, 0.8, 2.1, 0.9, 1.4, -0.2, 1.1)).isEqualTo(0.140625);
  }

  @Test
  void drawnArrangementsComeCloseToThoseOfScipy() {
    double[] z = {
      0.17, 0.89, 2.29, 0.08, 0.11, 1.35, -0.54, 0.06, 1.23, 0.93, 0.44, 1.02, -2.48, 1.37, -0.61,
      -1.32, 0.63, 1.05, -0.09, -0.73, 0.38, 0.3
    };
    assertThat(Splits.exact(12, 12)).isFalse();
    assertThat(Splits.p(X, Y)).isCloseTo(0.05372, within(0.003));
    assertThat(SignFlips.exact(22)).isFalse();
    assertThat(SignFlips.p(z)).isCloseTo(0.19319, within(0.005));
  }

  @Test
  void ranksWithTiedFailuresAreThoseOfScipy() {
    double[] ranks =
        MidRanks.of(
            12.1,
            13.4,
            11.8,
            12.9,
            13.0,
            13.9,
            Double.POSITIVE_INFINITY,
            13.2,
            Double.POSITIVE_INFINITY,
            14.1);
    assertThat(ranks).containsExactly(2, 6, 1, 3, 4, 7, 9.5, 5, 9.5, 8);
    assertThat(Splits.p(Arrays.copyOf(ranks, 5), Arrays.copyOfRange(ranks, 5, 10)))
        .isCloseTo(0.015873015873015872, within(1e-15));
  }

  /** {@code scipy.stats.mannwhitneyu(method="exact")}. */
  @Test
  void overRanksItIsTheTestOfMannAndWhitney() {
    double[] ranks = MidRanks.of(1, 2, 3, 4, 6, 5, 7, 8, 9, 10);
    assertThat(Splits.p(Arrays.copyOf(ranks, 5), Arrays.copyOfRange(ranks, 5, 10)))
        .isCloseTo(0.015873015873015872, within(1e-15));
  }

  @Test
  void theOrderOfTheSamplesDoesNotMatter() {
    assertThat(Splits.p(B, A)).isEqualTo(Splits.p(A, B));
    assertThat(Splits.p(Y, X)).isEqualTo(Splits.p(X, Y));
    assertThat(SignFlips.p(differences(B, A))).isEqualTo(SignFlips.p(differences(A, B)));
  }

  @Test
  void neitherScaleNorOffsetMatters() {
    double[] scaled = Arrays.stream(A).map(value -> 1e6 + 1e-3 * value).toArray();
    double[] other = Arrays.stream(B).map(value -> 1e6 + 1e-3 * value).toArray();
    assertThat(Splits.p(scaled, other)).isEqualTo(Splits.p(A, B));
  }

  @Test
  void equalSamplesHaveP1() {
    assertThat(Splits.p(A, A)).isEqualTo(1);
    assertThat(SignFlips.p(0, 0, 0)).isEqualTo(1);
  }

  @Test
  void theSmallestPIsReachedByTheFarthestSamples() {
    assertThat(Splits.p(new double[] {1, 2, 3, 4, 5}, new double[] {6, 7, 8, 9, 10}))
        .isEqualTo(Splits.smallest(5, 5))
        .isEqualTo(2 / 252.0);
    assertThat(Splits.p(new double[] {1, 2, 3}, new double[] {20, 21, 22, 23, 24}))
        .isEqualTo(Splits.smallest(3, 5))
        .isEqualTo(1 / 56.0);
    assertThat(SignFlips.p(1, 2, 3, 4, 5)).isEqualTo(SignFlips.smallest(5)).isEqualTo(2 / 32.0);
  }

  /** Of normal samples of one distribution, a share k/126 has p up to k/126 (pairs: k/16). */
  @Test
  void pIsUniformUnderTheNull() {
    RandomStream draws = new RandomStream(StreamKey.of(1, "test/compare-null"), 0);
    int runs = 4000;
    double[] splits = new double[runs];
    double[] signs = new double[runs];
    for (int run = 0; run < runs; run++) {
      double[] a = new double[5];
      double[] b = new double[5];
      Arrays.setAll(a, i -> draws.nextGaussian());
      Arrays.setAll(b, i -> draws.nextGaussian());
      splits[run] = Splits.p(a, b);
      signs[run] = SignFlips.p(differences(a, b));
    }
    for (int k : new int[] {1, 6, 13, 32, 63, 101}) {
      assertUniform(splits, k / 126.0);
    }
    for (int k : new int[] {1, 2, 4, 8, 12}) {
      assertUniform(signs, k / 16.0);
    }
  }

  private static void assertUniform(double[] p, double level) {
    double share = Arrays.stream(p).filter(value -> value <= level + 1e-12).count() / 4000.0;
    assertThat(share).isCloseTo(level, within(4 * Math.sqrt(level * (1 - level) / 4000)));
  }
}
