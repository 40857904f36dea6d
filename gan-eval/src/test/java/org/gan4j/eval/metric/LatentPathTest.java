package org.gan4j.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class LatentPathTest {

  private static float[] at(float[] from, float[] to, double t) {
    float[] place = new float[from.length];
    new LatentPath(from, to).at(t, place, 0);
    return place;
  }

  /** A right angle: a third of the way is at 30 degrees. */
  @Test
  void orthogonalEndsOfOneNormGiveAnArc() {
    float[] place = at(new float[] {2, 0}, new float[] {0, 2}, 1 / 3.0);
    assertThat(place[0]).isCloseTo((float) Math.sqrt(3), within(1e-6f));
    assertThat(place[1]).isCloseTo(1, within(1e-6f));
  }

  @Test
  void theEndsKeepTheirNorms() {
    float[] from = {1, 2, -1};
    float[] to = {-3, 0.5f, 4};
    assertThat(at(from, to, 0)).containsExactly(from, within(1e-6f));
    assertThat(at(from, to, 1)).containsExactly(to, within(1e-6f));
  }

  @Test
  void parallelEndsGiveTheStraightLine() {
    assertThat(at(new float[] {1, 2}, new float[] {3, 6}, 0.25))
        .containsExactly(new float[] {1.5f, 3}, within(1e-6f));
    assertThat(at(new float[] {0, 0}, new float[] {2, 0}, 0.5))
        .containsExactly(new float[] {1, 0}, within(1e-6f));
  }
}
