package org.gan4j.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.feature.FeatureStatistics;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.feature.FrechetDistance;
import org.gan4j.eval.feature.TestFeatures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be below 0 is not, and is 0 of two sets that are the same. */
class LeastDistanceTest {

  private static FeatureTable waves(int count, int size) {
    return TestFeatures.table("waves", TestFeatures.waves(count, size, 0, 3, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 20, 700})
  void equalSetsAreAtDistanceZeroWhateverTheirRank(int count) {
    FeatureTable table = waves(count, 8);

    assertThat(new FrechetDistance(table.statistics()).to(table.statistics())).isZero();
  }

  @Test
  void statisticsThatWereStoredAreAtDistanceZeroFromTheirImages() {
    FeatureStatistics fresh = waves(700, 8).statistics();
    FeatureStatistics stored = FeatureStatistics.of(700, fresh.mean(), fresh.covariance());
    FeatureStatistics unknown =
        FeatureStatistics.of(FeatureStatistics.UNKNOWN, fresh.mean(), fresh.covariance());

    assertThat(stored.covariance()).containsExactly(fresh.covariance());
    assertThat(new FrechetDistance(stored).to(fresh)).isZero();
    assertThat(new FrechetDistance(unknown).to(fresh)).isZero();
  }

  /** Another order of the same images moves the last bits, some of them downwards. */
  @ParameterizedTest
  @ValueSource(ints = {3, 40, 600})
  void noOrderOfTheSameImagesIsAtADistanceBelowZero(int count) {
    FeatureTable table = waves(count, 6);
    var distance = new FrechetDistance(table.statistics());

    for (int shift = 1; shift < 20; shift++) {
      int by = shift;
      int[] turned = IntStream.range(0, count).map(i -> (i + by) % count).toArray();
      assertThat(distance.to(table.statistics(turned))).isBetween(0.0, 1e-6);
    }
  }

  @Test
  void equalClassesAreAtDistanceZero() {
    FeatureTable table = waves(60, 4);
    int[] labels = IntStream.range(0, 60).map(i -> i % 3).toArray();

    assertThat(ClassFid.mean(ClassFid.distances(table, labels, table, labels))).isZero();
  }

  @Test
  void anInceptionScoreIsAtLeastOne() {
    double[][] logits = new double[10][7];
    for (double[] row : logits) {
      Arrays.setAll(row, k -> 0.1f * k);
    }
    InceptionScore.Score score = InceptionScore.score(TestFeatures.table("logits", logits), 1);

    assertThat(score.mean()).isGreaterThanOrEqualTo(1);
  }

  @Test
  void nothingRoundsToMinusZero() {
    assertThat(List.of(Evaluation.format(-1e-9, null), Evaluation.format(-0.0, null)))
        .containsExactly("0.000000", "0.0");
    assertThat(Evaluation.format(-0.0123, null)).isEqualTo("-0.0123");
  }
}
