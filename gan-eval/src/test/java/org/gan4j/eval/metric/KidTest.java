package org.gan4j.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.gan4j.core.InputException;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.feature.TestFeatures;
import org.junit.jupiter.api.Test;

class KidTest {

  /** d = 1: k(1, 2) = 27; k(0, 3) = 1; k(1, 0) = k(2, 0) = 1, k(1, 3) = 64, k(2, 3) = 343. */
  @Test
  void squaredMmdByHand() {
    FeatureTable x = TestFeatures.table("x", new double[][] {{1}, {2}});
    FeatureTable y = TestFeatures.table("y", new double[][] {{0}, {3}});
    double expected = 27 + 1 - 2 * (1 + 1 + 64 + 343) / 4.0;

    assertThat(SquaredMmd.between(x, new int[] {0, 1}, y, new int[] {0, 1}))
        .isCloseTo(expected, within(1e-12));
  }

  @Test
  void meanAndDeviationAreOverSeededSubsets() {
    FeatureTable real = TestFeatures.table("real", TestFeatures.normal(300, 4, 1));
    FeatureTable fake = TestFeatures.table("fake", TestFeatures.normal(200, 4, 2));
    var first = new Kid(20, 50).between(real, fake, 7);

    assertThat(new Kid(20, 50).between(real, fake, 7)).isEqualTo(first);
    assertThat(new Kid(20, 50).between(real, fake, 8).mean()).isNotEqualTo(first.mean());
    assertThat(first.deviation()).isPositive();
    assertThat(first.blocks()).isEqualTo(4);
  }

  /** Unbiased: over many draws of equal sides the mean is 0, as its error says. */
  @Test
  void theErrorCoversTheMeanOverRepeatedDraws() {
    int draws = 60;
    double[] ratios = new double[draws];
    double sum = 0;
    for (int draw = 0; draw < draws; draw++) {
      var distance =
          new Kid(20, 20)
              .between(
                  TestFeatures.table("real", TestFeatures.normal(200, 3, 2 * draw)),
                  TestFeatures.table("fake", TestFeatures.normal(200, 3, 2 * draw + 1)),
                  draw);
      ratios[draw] = distance.mean() / distance.error().value();
      sum += ratios[draw];
    }

    assertThat(sum / draws).isBetween(-0.5, 0.5);
    assertThat(Arrays.stream(ratios).filter(r -> Math.abs(r) < 2).count())
        .isGreaterThan(draws * 85 / 100);
  }

  @Test
  void noErrorIsGivenForFewerThanTwoBlocks() {
    FeatureTable table = TestFeatures.table("real", TestFeatures.normal(30, 3, 1));
    var distance = new Kid(3, 20).between(table, table, 0);

    assertThat(distance.blocks()).isEqualTo(1);
    assertThat(distance.error()).isNull();
  }

  @Test
  void fewerImagesThanASubsetAreRefused() {
    FeatureTable table = TestFeatures.table("samples", TestFeatures.normal(30, 3, 1));

    assertThatThrownBy(() -> new Kid().between(table, table, 0))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "samples: expected at least 1000 images for a subset, found 30. Use more images.");
  }
}
