package org.gan4j.core.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.gan4j.core.testing.TestGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.ndarray.Shape;

/** Images of one pixel, which is their number. */
final class ImagePoolTest {

  /** The pool of the reference code (util/image_pool.py of CycleGAN), one image after another. */
  private static final class Reference {
    final float[] pool;
    int count;

    Reference(int capacity) {
      pool = new float[capacity];
    }

    float query(float image, float place, float coin) {
      if (count < pool.length) {
        pool[count++] = image;
        return image;
      }
      if (coin < 0.5) {
        return image;
      }
      int at = (int) (place * pool.length);
      float old = pool[at];
      pool[at] = image;
      return old;
    }
  }

  /** One exchange in the graph: what is shown, then the pool. */
  private static float[][] exchange(
      float[] pool, int count, float[] fake, float[] place, float[] coin) {
    try (var graph = new TestGraph()) {
      var done =
          ImagePool.exchange(
              graph.tf(),
              graph.constant(Shape.of(pool.length, 1, 1, 1), pool),
              graph.tf().constant((float) count),
              graph.constant(Shape.of(fake.length, 1, 1, 1), fake),
              new ImagePool.Draws(
                  graph.constant(Shape.of(place.length), place),
                  graph.constant(Shape.of(coin.length), coin)));
      return new float[][] {graph.run(done.shown()), graph.run(done.pool())};
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "5, 1", "3, 4", "5, 3", "4, 8", "50, 16"})
  void equalsTheReferenceExampleByExample(int capacity, int batch) {
    var draws = new RandomStream(StreamKey.of(capacity, "draws"), batch);
    var reference = new Reference(capacity);
    float[] pool = new float[capacity];
    int next = 1;
    for (int step = 0; step < 3 + 2 * capacity / batch; step++) {
      float[] fake = new float[batch];
      float[] place = new float[batch];
      float[] coin = new float[batch];
      float[] expected = new float[batch];
      int before = reference.count;
      for (int i = 0; i < batch; i++) {
        fake[i] = next++;
        place[i] = draws.nextInt(1000) / 1000f;
        coin[i] = draws.nextInt(1000) / 1000f;
        expected[i] = reference.query(fake[i], place[i], coin[i]);
      }
      float[][] found = exchange(pool, before, fake, place, coin);
      assertThat(found[0]).as("shown in step %d", step).isEqualTo(expected);
      assertThat(found[1]).as("pool after step %d", step).isEqualTo(reference.pool);
      pool = found[1];
    }
  }

  @Test
  void anImageStoredEarlierInTheBatchIsOld() {
    float[] ones = new float[3];
    Arrays.fill(ones, 0.9f);
    float[][] found = exchange(new float[] {7}, 1, new float[] {8, 9, 10}, new float[3], ones);
    assertThat(found[0]).containsExactly(7, 8, 9);
    assertThat(found[1]).containsExactly(10);
  }

  @Test
  void aDrawJustBelowOneStaysInThePool() {
    float last = Math.nextDown(1f);
    float[][] found =
        exchange(new float[] {1, 2, 3}, 3, new float[] {4}, new float[] {last}, new float[] {last});
    assertThat(found[0]).containsExactly(3);
    assertThat(found[1]).containsExactly(1, 2, 4);
  }
}
