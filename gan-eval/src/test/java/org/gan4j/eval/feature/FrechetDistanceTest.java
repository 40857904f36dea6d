package org.gan4j.eval.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import org.gan4j.core.InputException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FrechetDistanceTest {

  @Test
  void equalStatisticsAreAtDistanceZero() {
    double[][] rows = TestFeatures.waves(200, 5, 0, 1, 0);

    assertThat(TestFeatures.distance(rows, rows)).isCloseTo(0, within(1e-9));
  }

  /** |0 - 1|^2 summed over d features, and equal covariances: d. */
  @Test
  void meansOneApartWithIdentityCovarianceAreAtTheFeatureCount() {
    assertThat(oneApart(64)).isCloseTo(64, within(1e-4));
  }

  @Test
  @Tag("slow")
  void meansOneApartAtInceptionSizeAreAt2048() {
    assertThat(oneApart(2048)).isCloseTo(2048, within(2e-3));
  }

  /** The same without the rounding of features. */
  @Test
  void statisticsOneApartAtInceptionSizeAreAt2048() {
    double[] identity = new double[2048 * 2048];
    for (int i = 0; i < 2048; i++) {
      identity[i * 2049] = 1;
    }
    FeatureStatistics zeros = FeatureStatistics.of(50000, new double[2048], identity);
    FeatureStatistics ones = FeatureStatistics.of(50000, filled(2048, 1), identity);

    assertThat(new FrechetDistance(zeros).to(ones)).isCloseTo(2048, within(1e-9));
  }

  private static double oneApart(int size) {
    double[] zeros = new double[size];
    double[] ones = filled(size, 1);
    return TestFeatures.distance(TestFeatures.exact(zeros, ones), TestFeatures.exact(ones, ones));
  }

  /** SciPy 1.17.1: linalg.sqrtm of numpy.cov products gives 89.09090909090908. */
  @Test
  void perfectlyCorrelatedFeaturesAgreeWithSciPy() {
    double[][] real = new double[100][];
    double[][] fake = new double[100][];
    for (int i = 0; i < 100; i++) {
      real[i] = i < 50 ? new double[] {2, 1} : new double[] {1, 1};
      fake[i] = i < 50 ? new double[] {9, 9} : new double[] {2, 9};
    }

    assertThat(TestFeatures.distance(real, fake)).isCloseTo(89.09090909090908, within(1e-9));
  }

  /** SciPy 1.17.1, the same float32 features: linalg.sqrtm gives 0.8692317184820997. */
  @Test
  void fullRankFeaturesAgreeWithSciPy() {
    double distance =
        TestFeatures.distance(
            TestFeatures.waves(200, 5, 0, 1, 0), TestFeatures.waves(150, 5, 1, 1.5, 0.2));

    assertThat(distance).isCloseTo(0.8692317184820997, within(1e-6));
  }

  /** Sum of (m1 - m2)^2 + v1 + v2 - 2 sqrt(v1 v2), the closed form for diagonal covariances. */
  @Test
  void diagonalCovariancesAgreeWithTheClosedForm() {
    double[][] real = TestFeatures.exact(new double[] {0, 1, 2}, new double[] {1, 4, 9});
    double[][] fake = TestFeatures.exact(new double[] {1, 1, 0}, new double[] {4, 4, 1});
    double expected = (1 + 1) + (0 + 0) + (4 + 4);

    assertThat(TestFeatures.distance(real, fake)).isCloseTo(expected, within(1e-5));
  }

  /**
   * NumPy 2.4.6, from the singular values of the centred data (exact for any rank):
   * 5.658956610410878; sqrtm warns that the matrix is singular here.
   */
  @Test
  void fewerImagesThanFeaturesAgreeWithSingularValues() {
    double distance =
        TestFeatures.distance(
            TestFeatures.waves(4, 6, 0, 1, 0), TestFeatures.waves(5, 6, 1, 1.5, 0.2));

    assertThat(distance).isCloseTo(5.658956610410878, within(1e-6));
  }

  /** NumPy 2.4.6, from singular values: 4.054544156946148. */
  @Test
  void twoImagesAreEnough() {
    double distance =
        TestFeatures.distance(
            TestFeatures.waves(2, 3, 0, 1, 0), TestFeatures.waves(2, 3, 1, 1.5, 0.2));

    assertThat(distance).isCloseTo(4.054544156946148, within(1e-6));
  }

  @Test
  void oneImageIsRefused() {
    FeatureStatistics one = TestFeatures.statistics(new double[][] {{1, 2}});

    assertThatThrownBy(() -> new FrechetDistance(one))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("at least 2 images");
  }

  @Test
  void constantFeaturesDifferByTheirMeansAlone() {
    double[][] real = {{1, 2}, {1, 2}, {1, 2}};
    double[][] fake = {{4, 6}, {4, 6}};

    assertThat(TestFeatures.distance(real, fake)).isCloseTo(25, within(1e-9));
  }

  /** Statistics from a file may not say of how many images they are. */
  @Test
  void anUnknownCountCountsAsFullRank() {
    FeatureStatistics real = TestFeatures.statistics(TestFeatures.normal(200, 5, 1));
    FeatureStatistics fake = TestFeatures.statistics(TestFeatures.normal(150, 5, 2));
    FeatureStatistics stored =
        FeatureStatistics.of(FeatureStatistics.UNKNOWN, real.mean(), real.covariance());

    assertThat(new FrechetDistance(stored).to(fake))
        .isCloseTo(new FrechetDistance(real).to(fake), within(1e-12));
  }

  @Test
  void isSymmetric() {
    double[][] real = TestFeatures.waves(200, 5, 0, 1, 0);
    double[][] fake = TestFeatures.waves(150, 5, 1, 1.5, 0.2);

    assertThat(TestFeatures.distance(fake, real))
        .isCloseTo(TestFeatures.distance(real, fake), within(1e-9));
  }

  @Test
  void orderOfImagesAndOfFeaturesDoesNotMatter() {
    double[][] real = TestFeatures.waves(300, 5, 0, 1, 0);
    double[][] fake = TestFeatures.waves(270, 5, 1, 1.5, 0.2);
    double expected = TestFeatures.distance(real, fake);

    for (int seed = 0; seed < 10; seed++) {
      Collections.shuffle(Arrays.asList(real), new Random(seed));
      double[][] turned =
          Arrays.stream(real).map(FrechetDistanceTest::reversed).toArray(double[][]::new);
      double[][] turnedFake =
          Arrays.stream(fake).map(FrechetDistanceTest::reversed).toArray(double[][]::new);

      assertThat(TestFeatures.distance(real, fake)).isCloseTo(expected, within(1e-9));
      assertThat(TestFeatures.distance(turned, turnedFake)).isCloseTo(expected, within(1e-9));
    }
  }

  private static double[] reversed(double[] row) {
    double[] result = new double[row.length];
    Arrays.setAll(result, j -> row[row.length - 1 - j]);
    return result;
  }

  private static double[] filled(int size, double value) {
    double[] result = new double[size];
    Arrays.fill(result, value);
    return result;
  }
}
