package org.gan4j.eval.internal.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.gan4j.core.InputException;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.feature.TestFeatures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNeighboursTest {

  /** Blocks are of 1024 images: 1100 fill one and begin the next. */
  @ParameterizedTest
  @CsvSource({"1100,6,0,1", "60,300,0,1", "200,4,1000,0.001", "50,3,0,1e-30", "50,3,0,1e30"})
  void areThoseOfAllDistancesSorted(int count, int size, double shift, double scale) {
    FeatureTable table =
        TestFeatures.table("real", TestFeatures.hashed(count, size, 1, scale, shift));
    NearestNeighbours neighbours = NearestNeighbours.within(table, 4);

    for (int query = 0; query < count; query++) {
      double[] sorted = sorted(table, query, table);
      for (int rank = 0; rank < 4; rank++) {
        assertThat(neighbours.squaredDistance(query, rank)).isEqualTo(sorted[rank + 1]);
        assertThat(table.squaredDistance(query, table, neighbours.image(query, rank)))
            .isEqualTo(sorted[rank + 1]);
      }
    }
  }

  @Test
  void neighboursInAnotherTableMayBeCopies() {
    double[][] rows = TestFeatures.hashed(80, 5, 2, 1, 3);
    FeatureTable table = TestFeatures.table("training", rows);
    NearestNeighbours nearest =
        NearestNeighbours.of(
            TestFeatures.table("fake", Arrays.copyOfRange(rows, 10, 20)), table, 1);

    for (int query = 0; query < 10; query++) {
      assertThat(nearest.image(query, 0)).isEqualTo(10 + query);
      assertThat(nearest.squaredDistance(query, 0)).isZero();
    }
  }

  /** More copies than spare candidates, so that bounds decide nothing. */
  @Test
  void manyCopiesAreSettledExactly() {
    double[][] rows = new double[120][];
    double[][] kinds = TestFeatures.hashed(3, 7, 3, 1, 100);
    for (int i = 0; i < rows.length; i++) {
      rows[i] = kinds[i < 2 ? 0 : 1 + i % 2];
    }
    FeatureTable table = TestFeatures.table("fake", rows);
    NearestNeighbours neighbours = NearestNeighbours.within(table, 3);

    assertThat(neighbours.squaredDistance(5, 2)).isZero();
    assertThat(neighbours.squaredDistance(0, 0)).isZero();
    assertThat(neighbours.squaredDistance(0, 1)).isEqualTo(sorted(table, 0, table)[2]);
    assertThat(neighbours.image(4, 0)).isEqualTo(2);
  }

  @Test
  void tooFewImagesAreRefused() {
    FeatureTable table = TestFeatures.table("a folder", TestFeatures.hashed(3, 2, 1, 1, 0));

    assertThatThrownBy(() -> NearestNeighbours.within(table, 3))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "a folder: expected at least 4 images for 3 nearest neighbours, found 3."
                + " Use more images.");
  }

  private static double[] sorted(FeatureTable queries, int query, FeatureTable table) {
    double[] all = new double[table.count()];
    Arrays.setAll(all, image -> queries.squaredDistance(query, table, image));
    Arrays.sort(all);
    return all;
  }
}
