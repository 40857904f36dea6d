package org.gan4j.eval.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gan4j.core.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureTableTest {

  @Test
  void givesBackWhatWasAddedAcrossChunks() {
    double[][] rows = TestFeatures.waves(700, 3000, 0, 1, 0);
    FeatureTable table = TestFeatures.table("fake", rows);

    assertThat(table.count()).isEqualTo(700);
    assertThat(table.size()).isEqualTo(3000);
    for (int image : new int[] {0, 348, 349, 350, 699}) {
      assertThat(table.value(image, 17)).isEqualTo((float) rows[image][17]);
    }
    FeatureTable chosen = table.select(699, 2, 2);
    assertThat(chosen.count()).isEqualTo(3);
    assertThat(chosen.value(0, 5)).isEqualTo((float) rows[699][5]);
    assertThat(chosen.value(2, 5)).isEqualTo((float) rows[2][5]);
  }

  /** (1 - 4)^2 + (2 - 6)^2 = 25. */
  @Test
  void squaredDistancesAreSumsOfSquaredDifferences() {
    FeatureTable a = TestFeatures.table("a", new double[][] {{0, 0}, {1, 2}});
    FeatureTable b = TestFeatures.table("b", new double[][] {{4, 6}});

    assertThat(a.squaredDistance(1, b, 0)).isEqualTo(25);
  }

  @Test
  void statisticsAreThoseOfTheImagesStreamed() {
    double[][] rows = TestFeatures.waves(1100, 4, 0, 1, 0);
    FeatureTable table = TestFeatures.table("real", rows);

    assertThat(table.statistics().covariance())
        .containsExactly(TestFeatures.statistics(rows).covariance());
    assertThat(table.statistics(3, 4, 9).mean())
        .containsExactly(table.select(3, 4, 9).statistics().mean());
  }

  @Test
  void bytesDoNotOverflow() {
    assertThat(FeatureTable.bytes(3_000_000_000L, 2048)).isEqualTo(24_576_000_000_000L);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void aFeatureThatIsNotFiniteIsRefusedNamingTheImage(double wrong) {
    FeatureTable table = TestFeatures.table("samples.npy", TestFeatures.waves(40, 2, 0, 1, 0));

    assertThatThrownBy(() -> table.add(TestFeatures.of(new double[][] {{1, 2}, {3, wrong}})))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "samples.npy, image 41: expected finite features, found "
                + (float) wrong
                + " in feature 1. Check the image and the feature network.");
  }

  @Test
  void anotherNumberOfFeaturesIsRefused() {
    FeatureTable table = new FeatureTable("fake", 3);

    assertThatThrownBy(() -> table.add(TestFeatures.of(new double[][] {{1, 2}})))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
