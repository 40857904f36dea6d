package org.gan4j.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.feature.TestFeatures;
import org.gan4j.eval.internal.neighbour.Manifold;
import org.junit.jupiter.api.Test;

class PrecisionRecallTest {

  /** On a line: radii of 0, 1, 3 with k = 1 are 1, 1, 2; of 0.5 and 10, 9.5 each. */
  @Test
  void countsByHand() {
    Manifold real = Manifold.of(line(0, 1, 3), 1);
    Manifold fake = Manifold.of(line(0.5, 10), 1);
    PrecisionRecall.Counts result = new PrecisionRecall(1).count(real, fake);
    DensityCoverage.Counts density = new DensityCoverage(1).count(real, fake.features());

    assertThat(result.precision()).isEqualTo(0.5);
    assertThat(result.recall()).isEqualTo(1);
    assertThat(density.hits()).isEqualTo(2);
    assertThat(density.density()).isEqualTo(1);
    assertThat(density.coverage()).isEqualTo(2.0 / 3);
  }

  /** 2 is at exactly the radius of 1 (k = 1) from 1. */
  @Test
  void aPointAtTheRadiusIsOutside() {
    Manifold real = Manifold.of(line(0, 1), 1);

    assertThat(new DensityCoverage(1).count(real, line(2, 5)).hits()).isZero();
    assertThat(new DensityCoverage(1).count(real, line(1.999, 5)).hits()).isEqualTo(1);
  }

  @Test
  void constantFeaturesLieInNoBall() {
    FeatureTable constant = TestFeatures.table("real", new double[20][3]);
    Manifold real = Manifold.of(constant, 3);

    assertThat(new PrecisionRecall(3).count(real, real).fakesInside()).isZero();
    assertThat(new DensityCoverage(3).count(real, constant).ballsHit()).isZero();
  }

  @Test
  void orderOfTheImagesDoesNotChangeACount() {
    double[][] reals = TestFeatures.hashed(1200, 6, 1, 1, 0);
    double[][] fakes = TestFeatures.hashed(1100, 6, 2, 0.75, 0.25);
    Manifold real = Manifold.of(TestFeatures.table("real", reals), 5);
    Manifold fake = Manifold.of(TestFeatures.table("fake", fakes), 5);
    Collections.shuffle(Arrays.asList(reals), new Random(1));
    Collections.shuffle(Arrays.asList(fakes), new Random(2));
    Manifold mixedReal = Manifold.of(TestFeatures.table("real", reals), 5);
    Manifold mixedFake = Manifold.of(TestFeatures.table("fake", fakes), 5);

    assertThat(new PrecisionRecall(3).count(mixedReal, mixedFake))
        .isEqualTo(new PrecisionRecall(3).count(real, fake));
    DensityCoverage.Counts mixed = new DensityCoverage(5).count(mixedReal, mixedFake.features());
    DensityCoverage.Counts plain = new DensityCoverage(5).count(real, fake.features());
    assertThat(mixed.hits()).isEqualTo(plain.hits());
    assertThat(mixed.ballsHit()).isEqualTo(plain.ballsHit());
  }

  /** 300 draws of fakes against one real side: their spread is what the errors claim to be. */
  @Test
  void errorsAreTheSpreadOverRepeatedDrawsOfFakes() {
    Manifold real = Manifold.of(TestFeatures.table("real", TestFeatures.normal(200, 3, 1)), 5);
    int draws = 300;
    double[][] values = new double[3][draws];
    double[] squaredErrors = new double[3];
    for (int draw = 0; draw < draws; draw++) {
      FeatureTable fakes = TestFeatures.table("fake", TestFeatures.normal(150, 3, 10 + draw));
      DensityCoverage.Counts density = new DensityCoverage(5).count(real, fakes);
      PrecisionRecall.Counts precision =
          new PrecisionRecall.Counts(real.holding(fakes, 5).pointsHeld(), 150, 0, 200);
      values[0][draw] = density.density();
      values[1][draw] = density.coverage();
      values[2][draw] = precision.precision();
      squaredErrors[0] += Math.pow(density.densityError().value(), 2) / draws;
      squaredErrors[1] += Math.pow(density.coverageError().value(), 2) / draws;
      squaredErrors[2] += Math.pow(precision.precisionError().value(), 2) / draws;
    }

    assertThat(Math.sqrt(squaredErrors[0])).isCloseTo(deviation(values[0]), withinPercentage(15));
    assertThat(Math.sqrt(squaredErrors[1]))
        .isBetween(deviation(values[1]), 2 * deviation(values[1]));
    assertThat(Math.sqrt(squaredErrors[2])).isCloseTo(deviation(values[2]), withinPercentage(15));
  }

  @Test
  void standardErrorsAreBinomial() {
    PrecisionRecall.Counts result = new PrecisionRecall.Counts(90, 100, 25, 50);

    assertThat(result.precisionError().value()).isCloseTo(0.03, within(1e-12));
    assertThat(result.recallError().value()).isCloseTo(Math.sqrt(0.25 / 50), within(1e-12));
  }

  @Test
  void moreNeighboursThanTheManifoldKnowsAreRefused() {
    Manifold real = Manifold.of(line(0, 1, 3), 1);

    assertThatThrownBy(() -> real.squaredRadii(2)).isInstanceOf(IllegalArgumentException.class);
  }

  private static FeatureTable line(double... places) {
    double[][] rows = new double[places.length][];
    Arrays.setAll(rows, i -> new double[] {places[i]});
    return TestFeatures.table("line", rows);
  }

  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / (values.length - 1));
  }
}
