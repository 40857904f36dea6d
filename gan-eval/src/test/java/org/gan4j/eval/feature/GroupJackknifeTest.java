package org.gan4j.eval.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

class GroupJackknifeTest {

  /** 200 independent draws of 500 images: their spread is what each error claims to be. */
  @Test
  void theErrorIsTheSpreadOverRepeatedDraws() {
    int draws = 200;
    FrechetDistance distance =
        new FrechetDistance(TestFeatures.statistics(TestFeatures.waves(1000, 4, 0, 1, 0.3)));
    double[] values = new double[draws];
    double meanSquaredError = 0;
    for (int draw = 0; draw < draws; draw++) {
      double[][] rows = TestFeatures.normal(500, 4, draw);
      values[draw] = distance.to(TestFeatures.statistics(rows));
      meanSquaredError +=
          Math.pow(jackknife(rows, draw).standardError(distance).orElseThrow(), 2) / draws;
    }

    // The spread of 200 draws is known to 5 %, the mean squared error to better.
    assertThat(Math.sqrt(meanSquaredError)).isCloseTo(deviation(values), withinPercentage(15));
  }

  @Test
  void noErrorIsGivenWhereCovariancesAreSingularForLackOfImages() {
    double[][] few = TestFeatures.normal(50, 48, 1);
    FrechetDistance distance =
        new FrechetDistance(TestFeatures.statistics(TestFeatures.normal(500, 48, 2)));

    assertThat(jackknife(few, 0).standardError(distance)).isEmpty();
  }

  /** Class after class, as in a sorted data set: contiguous groups would be one class each. */
  @Test
  void theOrderOfTheImagesHardlyMatters() {
    double[][] sorted = TestFeatures.normal(1000, 2, 3);
    for (int i = 0; i < sorted.length; i++) {
      sorted[i][0] += 10 * (i / 100);
    }
    double[][] mixed = new double[sorted.length][];
    for (int i = 0; i < sorted.length; i++) {
      mixed[i] = sorted[(i * 37) % sorted.length];
    }
    FrechetDistance distance =
        new FrechetDistance(TestFeatures.statistics(TestFeatures.normal(500, 2, 4)));

    assertThat(jackknife(sorted, 5).standardError(distance).orElseThrow())
        .isCloseTo(jackknife(mixed, 5).standardError(distance).orElseThrow(), withinPercentage(60));
  }

  private static GroupJackknife jackknife(double[][] rows, long seed) {
    GroupJackknife jackknife = new GroupJackknife(rows.length, rows[0].length, seed);
    jackknife.add(TestFeatures.of(rows));
    return jackknife;
  }

  private static double deviation(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (values.length - 1));
  }
}
