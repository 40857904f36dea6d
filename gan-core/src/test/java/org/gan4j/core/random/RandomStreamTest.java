package org.gan4j.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Reference draws: SplitMix64 and the seeding rule written anew in Python with unbounded integers
 * (and checked there against the published SplitMix64 outputs for state 1234567).
 */
final class RandomStreamTest {

  private static final StreamKey KEY = StreamKey.of(1, "data");

  @Test
  void drawsAreThoseOfTheReference() {
    assertThat(longs(new RandomStream(KEY, 0), 4))
        .containsExactly(
            -8803151593158289345L,
            442154737180796796L,
            4505662054141387750L,
            -5121492971217021679L);
    assertThat(longs(new RandomStream(KEY, 1), 4))
        .containsExactly(
            2888903824152409849L, 5157898212759613484L, 5485984692745503197L, 4222133614569574338L);
  }

  @Test
  void doublesAndBoundedIntsAreTheHighBitsOfTheDraws() {
    var doubles = new RandomStream(KEY, 0);
    assertThat(doubles.nextDouble()).isEqualTo(0.5227801958989277);
    assertThat(doubles.nextDouble()).isEqualTo(0.023969256331308753);

    var ints = new RandomStream(KEY, 0);
    assertThat(IntStream.range(0, 8).map(i -> ints.nextInt(10)))
        .containsExactly(4, 2, 6, 1, 2, 7, 2, 1);
  }

  @Test
  void sameKeyAndCounterRepeatOthersShareNoDraw() {
    assertThat(longs(new RandomStream(KEY, 3), 100))
        .isEqualTo(longs(new RandomStream(KEY, 3), 100));

    Set<Long> seen = new HashSet<>();
    for (StreamKey key : new StreamKey[] {KEY, StreamKey.of(1, "data2"), StreamKey.of(2, "data")}) {
      for (long counter = -5; counter < 45; counter++) {
        for (long draw : longs(new RandomStream(key, counter), 200)) {
          seen.add(draw);
        }
      }
    }
    assertThat(seen).hasSize(3 * 50 * 200);
  }

  @Test
  void neighbouringCountersAreUncorrelated() {
    int n = 20_000;
    double products = 0;
    for (int counter = 0; counter < n; counter++) {
      double here = new RandomStream(KEY, counter).nextDouble() - 0.5;
      double next = new RandomStream(KEY, counter + 1).nextDouble() - 0.5;
      products += 12 * here * next;
    }
    // A product of two independent draws of variance 1 has deviation 1: four standard errors.
    assertThat(products / n).isCloseTo(0, within(4 / Math.sqrt(n)));
  }

  @Test
  void uniformDrawsHaveTheMomentsOfTheUniformDistribution() {
    double[] draws = new double[200_000];
    var stream = new RandomStream(KEY, 0);
    Arrays.setAll(draws, i -> stream.nextDouble());
    double mean = Arrays.stream(draws).average().orElseThrow();
    double square = Arrays.stream(draws).map(x -> x * x).average().orElseThrow();

    // Standard errors sqrt(1/12/n) = 6.5e-4 and sqrt(4/45/n) = 6.7e-4: four of them.
    assertThat(mean).isCloseTo(1 / 2.0, within(2.7e-3));
    assertThat(square).isCloseTo(1 / 3.0, within(2.7e-3));
    assertThat(Arrays.stream(draws)).allMatch(x -> x >= 0 && x < 1);
  }

  @Test
  void normalDrawsHaveTheMomentsOfTheNormalDistribution() {
    double[] draws = new double[200_000];
    var stream = new RandomStream(KEY, 0);
    Arrays.setAll(draws, i -> stream.nextGaussian());

    // Moments of N(0, 1) are 0, 1, 0, 3 with standard errors sqrt((1, 2, 15, 96) / n): four.
    assertThat(moment(draws, 1)).isCloseTo(0, within(0.009));
    assertThat(moment(draws, 2)).isCloseTo(1, within(0.013));
    assertThat(moment(draws, 3)).isCloseTo(0, within(0.035));
    assertThat(moment(draws, 4)).isCloseTo(3, within(0.088));
  }

  @Test
  void boundedIntsHaveNoModuloBias() {
    // 32 bits modulo 3 * 2^30 would draw the first third twice as often as the others.
    int bound = 3 << 29;
    int[] counts = new int[3];
    var stream = new RandomStream(KEY, 0);
    for (int i = 0; i < 30_000; i++) {
      counts[stream.nextInt(bound) / (1 << 29)]++;
    }
    // Four deviations of a binomial count, sqrt(30000 * 2/9) = 82.
    assertThat(Arrays.stream(counts)).allMatch(count -> Math.abs(count - 10_000) < 330);
    assertThat(stream.nextInt(1)).isZero();
  }

  @Test
  void permutationHoldsEachIndexOnce() {
    for (int n : new int[] {0, 1, 2, 60_000}) {
      int[] order = new RandomStream(KEY, n).permutation(n);
      assertThat(Arrays.stream(order).sorted().toArray())
          .isEqualTo(IntStream.range(0, n).toArray());
    }
  }

  @Test
  void allOrdersAreEquallyLikely() {
    int[] counts = new int[64];
    var stream = new RandomStream(KEY, 0);
    int n = 24_000;
    for (int i = 0; i < n; i++) {
      int[] order = stream.permutation(4);
      counts[order[0] * 16 + order[1] * 4 + order[2]]++;
    }
    int[] occurring = Arrays.stream(counts).filter(count -> count > 0).toArray();
    assertThat(occurring).hasSize(24);
    double chiSquare = Arrays.stream(occurring).mapToDouble(c -> (c - 1000.0) * (c - 1000)).sum();
    // The 99.9 % quantile of chi square with 23 degrees of freedom is 49.7.
    assertThat(chiSquare / 1000).isLessThan(49.7);
  }

  private static double moment(double[] values, int power) {
    return Arrays.stream(values).map(x -> Math.pow(x, power)).average().orElseThrow();
  }

  private static long[] longs(RandomStream stream, int count) {
    long[] draws = new long[count];
    Arrays.setAll(draws, i -> stream.nextLong());
    return draws;
  }
}
