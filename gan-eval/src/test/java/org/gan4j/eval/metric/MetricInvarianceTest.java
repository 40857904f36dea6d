package org.gan4j.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.bytedeco.openblas.global.openblas_nolapack.blas_get_num_threads;

import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.feature.FrechetDistance;
import org.gan4j.eval.feature.TestFeatures;
import org.gan4j.eval.internal.neighbour.Manifold;
import org.junit.jupiter.api.Test;

/** Numbers do not depend on the size of batches, the number of threads or the order of images. */
class MetricInvarianceTest {

  private static final double[][] REAL = TestFeatures.hashed(1100, 24, 1, 1, 0.5);
  private static final double[][] FAKE = TestFeatures.hashed(1040, 24, 2, 1.25, 0.75);

  @Test
  void theSizeOfBatchesChangesNothing() {
    Numbers whole = numbers(rows -> batched(rows, 2000));

    for (int batch : new int[] {1, 7, 512, 1000}) {
      assertThat(numbers(rows -> batched(rows, batch))).isEqualTo(whole);
    }
  }

  @Test
  void theNumberOfThreadsChangesNothing() throws Exception {
    ForkJoinPool alone = new ForkJoinPool(1);
    ForkJoinPool together = new ForkJoinPool(4);
    try {
      Numbers one = alone.submit(() -> numbers(rows -> batched(rows, 2000))).get();
      assertThat(together.submit(() -> numbers(rows -> batched(rows, 2000))).get()).isEqualTo(one);
      assertThat(blas_get_num_threads()).isEqualTo(1);
    } finally {
      alone.shutdown();
      together.shutdown();
    }
  }

  @Test
  void theOrderOfImagesChangesNoMoreThanRounding() {
    Numbers sorted = numbers(rows -> batched(rows, 2000));

    for (int seed = 0; seed < 3; seed++) {
      Random random = new Random(seed);
      expectSame(
          numbers(
              rows -> {
                double[][] mixed = rows.clone();
                Collections.shuffle(Arrays.asList(mixed), random);
                return batched(mixed, 2000);
              }),
          sorted);
    }
  }

  private record Numbers(
      double frechet, double kernel, PrecisionRecall.Counts precision, long hits, int ballsHit) {}

  private static Numbers numbers(Function<double[][], FeatureTable> table) {
    FeatureTable real = table.apply(REAL);
    FeatureTable fake = table.apply(FAKE);
    Manifold realManifold = Manifold.of(real, 5);
    DensityCoverage.Counts density = new DensityCoverage(5).count(realManifold, fake);
    return new Numbers(
        new FrechetDistance(real.statistics()).to(fake.statistics()),
        new Kid(1, 1040).between(table.apply(Arrays.copyOf(REAL, 1040)), fake, 0).mean(),
        new PrecisionRecall(3).count(realManifold, Manifold.of(fake, 5)),
        density.hits(),
        density.ballsHit());
  }

  private static void expectSame(Numbers actual, Numbers expected) {
    assertThat(actual.frechet()).isCloseTo(expected.frechet(), within(1e-10 * expected.frechet()));
    assertThat(actual.kernel()).isCloseTo(expected.kernel(), within(1e-10 * expected.kernel()));
    assertThat(actual.precision()).isEqualTo(expected.precision());
    assertThat(actual.hits()).isEqualTo(expected.hits());
    assertThat(actual.ballsHit()).isEqualTo(expected.ballsHit());
  }

  private static FeatureTable batched(double[][] rows, int batch) {
    FeatureTable table = new FeatureTable("images", rows[0].length);
    for (int from = 0; from < rows.length; from += batch) {
      int to = Math.min(rows.length, from + batch);
      table.add(TestFeatures.of(Arrays.copyOfRange(rows, from, to)));
    }
    return table;
  }
}
