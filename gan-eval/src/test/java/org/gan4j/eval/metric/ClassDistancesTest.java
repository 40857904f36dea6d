package org.gan4j.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.gan4j.core.InputException;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.feature.TestFeatures;
import org.junit.jupiter.api.Test;

class ClassDistancesTest {

  private static final double[][] REAL = TestFeatures.hashed(60, 3, 1, 1, 0);
  private static final double[][] FAKE = TestFeatures.hashed(60, 3, 2, 1, 0.5);

  @Test
  void eachClassIsMeasuredByItself() {
    int[] labels = new int[60];
    for (int i = 0; i < 60; i++) {
      labels[i] = i < 20 ? 4 : 1;
    }
    FeatureTable real = TestFeatures.table("real", REAL);
    FeatureTable fake = TestFeatures.table("fake", FAKE);
    List<ClassFid.ClassDistance> result = ClassFid.distances(real, labels, fake, labels);

    assertThat(result).hasSize(2);
    assertThat(result.get(1).label()).isEqualTo(4);
    assertThat(result.get(1).fakes()).isEqualTo(20);
    assertThat(result.get(1).fullRank()).isTrue();
    double ofFour = TestFeatures.distance(Arrays.copyOf(REAL, 20), Arrays.copyOf(FAKE, 20));
    assertThat(result.get(1).distance()).isCloseTo(ofFour, within(1e-10));
    assertThat(ClassFid.mean(result))
        .isCloseTo((ofFour + result.get(0).distance()) / 2, within(1e-12));
  }

  @Test
  void aClassWithoutFakesIsRefused() {
    FeatureTable table = TestFeatures.table("fake", new double[][] {{1}, {2}, {3}, {4}});

    assertThatThrownBy(
            () -> ClassFid.distances(table, new int[] {0, 0, 1, 1}, table, new int[] {0, 0, 0, 1}))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("fake, class 1: expected at least 2 images, found 1");
  }
}
