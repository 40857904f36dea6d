package org.gan4j.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.gan4j.core.InputException;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.feature.FrechetDistance;
import org.gan4j.eval.feature.TestFeatures;
import org.junit.jupiter.api.Test;

class FidInfinityTest {

  @Test
  void aLineInOneOverNIsFoundExactly() {
    FidInfinity.Line fit = FidInfinity.line(new int[] {10, 20, 50}, new double[] {4, 3.5, 3.2});

    assertThat(fit.value()).isCloseTo(3, within(1e-12));
    assertThat(fit.slope()).isCloseTo(10, within(1e-11));
    assertThat(fit.error().value()).isCloseTo(0, within(1e-7));
  }

  /** SciPy 1.17.1: stats.linregress([1, 1/2, 1/4, 1/8], [5, 3.5, 2, 2]). */
  @Test
  void theInterceptsErrorAgreesWithSciPy() {
    FidInfinity.Line fit = FidInfinity.line(new int[] {1, 2, 4, 8}, new double[] {5, 3.5, 2, 2});

    assertThat(fit.value()).isCloseTo(1.4130434782608696, within(1e-12));
    assertThat(fit.error().value()).isCloseTo(0.26889819297506545, within(1e-12));
  }

  /** Both sides of one distribution: on average the line takes the fakes' bias away. */
  @Test
  void takesMostOfTheBiasOfFewFakesAway() {
    FrechetDistance distance =
        new FrechetDistance(TestFeatures.statistics(TestFeatures.normal(40000, 12, 1)));
    double plain = 0;
    double infinity = 0;
    for (int draw = 0; draw < 20; draw++) {
      FeatureTable fake = TestFeatures.table("fake", TestFeatures.normal(1000, 12, 2 + draw));
      FidInfinity.Line line = FidInfinity.line(distance, fake, FidInfinity.sizes(1000), 3);
      double last = line.distances()[line.distances().length - 1];
      assertThat(last).isCloseTo(distance.to(fake.statistics()), within(1e-9));
      plain += last / 20;
      infinity += line.value() / 20;
    }

    assertThat(Math.abs(infinity)).isLessThan(plain / 4);
  }

  @Test
  void sizesRunEvenlyFromATenthToAll() {
    assertThat(FidInfinity.sizes(50000)).hasSize(15).startsWith(5000).endsWith(50000);
    assertThat(FidInfinity.sizes(5)).containsExactly(2, 3, 4, 5);
  }

  @Test
  void twoSizesAreRefused() {
    assertThatThrownBy(() -> FidInfinity.line(new int[] {10, 10, 20}, new double[3]))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("at least 3 different numbers of images");
  }
}
