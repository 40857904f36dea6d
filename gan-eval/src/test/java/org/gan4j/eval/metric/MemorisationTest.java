package org.gan4j.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.feature.TestFeatures;
import org.junit.jupiter.api.Test;

class MemorisationTest {

  private static final double[][] TRAINING = TestFeatures.normal(300, 4, 1);
  private static final FeatureTable HELD_OUT =
      TestFeatures.table("held out", TestFeatures.normal(200, 4, 2));

  @Test
  void copiesAreFoundWithTheirOriginals() {
    double[][] fakes = new double[100][];
    for (int i = 0; i < fakes.length; i++) {
      fakes[i] = TRAINING[3 * i].clone();
      fakes[i][0] += 1e-3 * i;
    }
    Memorisation.Test result = measure(fakes);

    assertThat(result.z()).isLessThan(-5);
    assertThat(result.pValue()).isLessThan(1e-6);
    assertThat(result.fartherShare()).isLessThan(0.1);
    assertThat(result.closest(2)).first().isEqualTo(new Memorisation.Match(0, 0, 0));
    assertThat(result.closest(2).get(1).training()).isEqualTo(3);
    assertThat(result.closest(2).get(1).distance()).isCloseTo(1e-3, within(1e-6));
    assertThat(result.closest(1000)).hasSize(100);
  }

  /** Over draws of honest fakes the p-value is uniform: about one in ten below 0.1. */
  @Test
  void freshImagesAreNotCopies() {
    int low = 0;
    for (int draw = 0; draw < 100; draw++) {
      Memorisation.Test result =
          Memorisation.test(
              TestFeatures.table("training", TRAINING),
              TestFeatures.table("held out", TestFeatures.normal(100, 4, 1000 + draw)),
              TestFeatures.table("fake", TestFeatures.normal(100, 4, 2000 + draw)));
      low += result.pValue() < 0.1 ? 1 : 0;
    }

    assertThat(low).isBetween(2, 20);
  }

  @Test
  void farFakesUnderfit() {
    double[][] fakes = TestFeatures.normal(100, 4, 9);
    for (double[] row : fakes) {
      row[1] += 6;
    }

    assertThat(measure(fakes).z()).isGreaterThan(5);
    assertThat(measure(fakes).pValue()).isCloseTo(1, within(1e-6));
  }

  private static Memorisation.Test measure(double[][] fakes) {
    return Memorisation.test(
        TestFeatures.table("training", TRAINING), HELD_OUT, TestFeatures.table("fake", fakes));
  }
}
