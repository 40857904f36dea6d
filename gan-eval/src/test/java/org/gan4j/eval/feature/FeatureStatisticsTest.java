package org.gan4j.eval.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.gan4j.core.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureStatisticsTest {

  private static final Offset<Double> EXACT = within(1e-12);

  /** By hand: means 2 and 3; deviations (-1,-3), (0,1), (1,2); scatter 2, 5, 14; over n - 1 = 2. */
  @Test
  void meanAndCovarianceAreTheTextbookOnes() {
    FeatureStatistics statistics = TestFeatures.statistics(new double[][] {{1, 0}, {2, 4}, {3, 5}});

    assertThat(statistics.count()).isEqualTo(3);
    assertThat(statistics.mean()).containsExactly(new double[] {2, 3}, EXACT);
    assertThat(statistics.covariance()).containsExactly(new double[] {1, 2.5, 2.5, 7}, EXACT);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 256, 300, 1000})
  void batchSizeDoesNotChangeABit(int batch) {
    double[][] rows = TestFeatures.waves(1000, 4, 0, 1, 0);
    FeatureStatistics whole = TestFeatures.statistics(rows);
    FeatureStatistics parts = new FeatureStatistics(4);
    for (int from = 0; from < rows.length; from += batch) {
      int to = Math.min(rows.length, from + batch);
      parts.add(TestFeatures.of(Arrays.copyOfRange(rows, from, to)));
    }

    assertThat(parts.mean()).containsExactly(whole.mean());
    assertThat(parts.covariance()).containsExactly(whole.covariance());
  }

  @Test
  void mergedPartsEqualTheWhole() {
    double[][] rows = TestFeatures.waves(1000, 4, 0, 1, 0);
    FeatureStatistics whole = TestFeatures.statistics(rows);
    FeatureStatistics merged = new FeatureStatistics(4);
    merged.merge(TestFeatures.statistics(Arrays.copyOfRange(rows, 0, 1)));
    merged.merge(TestFeatures.statistics(Arrays.copyOfRange(rows, 1, 700)));
    merged.merge(TestFeatures.statistics(Arrays.copyOfRange(rows, 700, 1000)));

    assertThat(merged.count()).isEqualTo(1000);
    assertThat(merged.mean()).containsExactly(whole.mean(), EXACT);
    assertThat(merged.covariance()).containsExactly(whole.covariance(), EXACT);
  }

  /** Sums of squares would lose all of it: 1e6^2 times float64's epsilon is 2e-4. */
  @Test
  void aLargeMeanDoesNotSpoilTheCovariance() {
    double[][] rows = new double[600][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[] {1e6 + (i % 2)};
    }

    // n/4 of squares over n - 1
    assertThat(TestFeatures.statistics(rows).covariance()[0]).isCloseTo(150.0 / 599, EXACT);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void aFeatureThatIsNotFiniteIsRefusedNamingTheImage(double wrong) {
    FeatureStatistics statistics = new FeatureStatistics(2);
    statistics.add(TestFeatures.of(TestFeatures.waves(300, 2, 0, 1, 0)));

    assertThatThrownBy(() -> statistics.add(TestFeatures.of(new double[][] {{1, 2}, {3, wrong}})))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("image 301: expected finite features, found " + (float) wrong)
        .hasMessageContaining("feature 1");
  }

  @Test
  void anotherNumberOfFeaturesIsRefused() {
    FeatureStatistics statistics = new FeatureStatistics(3);

    assertThatThrownBy(() -> statistics.add(TestFeatures.of(new double[][] {{1, 2}})))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> statistics.merge(new FeatureStatistics(2)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void statisticsTakenElsewhereAreGivenBackAndMerged() {
    double[][] rows = TestFeatures.waves(1000, 4, 0, 1, 0);
    FeatureStatistics first = TestFeatures.statistics(Arrays.copyOfRange(rows, 0, 600));
    FeatureStatistics stored = FeatureStatistics.of(600, first.mean(), first.covariance());

    assertThat(stored.count()).isEqualTo(600);
    assertThat(stored.rankLimit()).isEqualTo(4);
    assertThat(stored.covariance()).containsExactly(first.covariance(), EXACT);
    stored.merge(TestFeatures.statistics(Arrays.copyOfRange(rows, 600, 1000)));
    assertThat(stored.covariance())
        .containsExactly(TestFeatures.statistics(rows).covariance(), EXACT);
  }

  @Test
  void statisticsOfAnUnknownCountCountAsOfFullRankAndStayAsTheyAre() {
    double[] covariance = {2, 0.5, 0.5, 1};
    FeatureStatistics stored =
        FeatureStatistics.of(FeatureStatistics.UNKNOWN, new double[] {3, 4}, covariance);

    assertThat(stored.count()).isEqualTo(FeatureStatistics.UNKNOWN);
    assertThat(stored.rankLimit()).isEqualTo(2);
    assertThat(stored.mean()).containsExactly(3, 4);
    assertThat(stored.covariance()).containsExactly(covariance);
    assertThatThrownBy(() -> stored.add(TestFeatures.of(new double[][] {{1, 2}})))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> new FeatureStatistics(2).merge(stored))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void statisticsThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> FeatureStatistics.of(5, new double[2], new double[3]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FeatureStatistics.of(1, new double[2], new double[4]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FeatureStatistics.of(5, new double[] {Double.NaN}, new double[1]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
