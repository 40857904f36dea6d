package org.gan4j.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.gan4j.core.InputException;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.feature.FrechetDistance;
import org.gan4j.eval.internal.neighbour.NearestNeighbours;
import org.junit.jupiter.api.Test;

/** Features of 40 bits behind the point, which float32 cannot hold. */
class Float64FeaturesTest {

  /** As {@code features} in src/test/python/float64_vectors.py: exact in binary. */
  private static FeatureTable features(int count, int size, int seed, double shift) {
    FeatureTable table = FeatureTable.ofDoubles("features " + seed, size);
    double[] row = new double[size];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < size; j++) {
        long z = (seed * 1_000_003L + (long) i * size + j + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        row[j] = ((z ^ (z >>> 31)) >>> 24) * 0x1p-40 + shift;
      }
      table.add(row, 0);
    }
    return table;
  }

  private static double distance(FeatureTable real, FeatureTable fake) {
    return new FrechetDistance(real.statistics()).to(fake.statistics());
  }

  /** NumPy 2.4.6 and SciPy 1.17.1; in float32 it would be 0.07955691222. */
  @Test
  void aFrechetDistanceIsNumPysInFloat64() {
    assertThat(distance(features(60, 4, 1, 0), features(50, 4, 2, 0.125)))
        .isCloseTo(0.0795569128306639, within(1e-13));
  }

  /** NumPy 2.4.6 and SciPy 1.17.1 (centred alike to 1e-12); in float32 it would be 0.07953. */
  @Test
  void aLargeMeanCostsNoDigits() {
    assertThat(distance(features(60, 4, 1, 4096), features(50, 4, 2, 4096.125)))
        .isCloseTo(0.0795569128306639, within(2e-12));
  }

  /** NumPy 2.4.6; in float32 it would be 0.10193534089. */
  @Test
  void aKernelDistanceIsNumPysInFloat64() {
    int[] reals = IntStream.range(0, 60).toArray();
    int[] fakes = IntStream.range(0, 50).toArray();

    assertThat(SquaredMmd.between(features(60, 4, 1, 0), reals, features(50, 4, 2, 0.125), fakes))
        .isCloseTo(0.10193534230625811, within(1e-14));
  }

  /** All are one number to float32. */
  @Test
  void neighboursCloserThanFloat32CanTellAreFound() {
    FeatureTable table = FeatureTable.ofDoubles("close", 2);
    for (int i = 0; i < 40; i++) {
      table.add(new double[] {1 + i * i * 0x1p-40, 1}, 0);
    }
    NearestNeighbours nearest = NearestNeighbours.within(table, 1);

    for (int i = 1; i < 40; i++) {
      assertThat(nearest.image(i, 0)).isEqualTo(i - 1);
      assertThat(nearest.squaredDistance(i, 0)).isEqualTo(Math.pow((2 * i - 1) * 0x1p-40, 2));
    }
    assertThat(nearest.image(0, 0)).isEqualTo(1);
  }

  /** Their differences from the mean are infinite in float32. */
  @Test
  void neighboursBeyondTheRangeOfFloat32AreFound() {
    FeatureTable table = FeatureTable.ofDoubles("far", 1);
    for (int i = 0; i < 30; i++) {
      table.add(new double[] {i % 2 == 0 ? i * i * 1e40 : -i * i * 1e40}, 0);
    }
    NearestNeighbours nearest = NearestNeighbours.within(table, 1);

    assertThat(nearest.image(4, 0)).isEqualTo(2);
    assertThat(nearest.image(3, 0)).isEqualTo(1);
    assertThat(nearest.image(1, 0)).isZero();
  }

  @Test
  void aTableOfFloat32AndOneOfFloat64CanBeCompared() {
    FeatureTable doubles = FeatureTable.ofDoubles("doubles", 2);
    doubles.add(new double[] {0.1, 0}, 0);
    FeatureTable floats = new FeatureTable("floats", 2);
    floats.add(new double[] {0.1, 0}, 0);

    assertThat(floats.squaredDistance(0, doubles, 0)).isEqualTo(Math.pow(0.1f - 0.1, 2));
    assertThat(doubles.select(0).value(0, 0)).isEqualTo(0.1);
    assertThat(floats.select(0).value(0, 0)).isEqualTo(0.1f);
  }

  @Test
  void aFeatureThatIsNotFiniteIsRefusedNamingTheImage() {
    FeatureTable table = features(3, 2, 1, 0);

    assertThatThrownBy(() -> table.add(new double[] {1, Double.NaN}, 0))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("features 1, image 3: expected finite features, found NaN");
  }

  @Test
  void tablesOfUnequalSizeAreRefused() {
    FeatureTable wide = features(5, 3, 1, 0);
    FeatureTable narrow = features(5, 2, 2, 0);

    assertThatThrownBy(() -> NearestNeighbours.of(wide, narrow, 1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(
            "features 2: expected features of 3 columns, the same as features 1, found 2");
  }
}
