package org.gan4j.core.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gan4j.core.InputException;
import org.gan4j.core.testing.TestGraph;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** Four by eight pixels with the value 100 row + column squared, many times over. */
final class JitterTest {

  private static final int BATCH = 400;
  private static final int HEIGHT = 4;
  private static final int WIDTH = 8;

  @Test
  void nothingToDoIsTheIdentity() {
    try (var graph = new TestGraph()) {
      var images = images(graph);
      var jitter = new Jitter(1, false);
      assertThat(jitter.apply(graph.tape(), images)).isSameAs(images);
      assertThat(jitter.applyPaired(graph.tape(), images, images).second()).isSameAs(images);
    }
  }

  @Test
  void mirrorTurnsAboutHalfOfTheImagesAndLeavesTheOthersAsTheyAre() {
    try (var graph = new TestGraph()) {
      float[] jittered = graph.run(new Jitter(1, true).apply(graph.tape(), images(graph)));
      int mirrored = 0;
      for (int i = 0; i < BATCH; i++) {
        boolean turned = jittered[i * HEIGHT * WIDTH] != 0;
        mirrored += turned ? 1 : 0;
        for (int row = 0; row < HEIGHT; row++) {
          for (int column = 0; column < WIDTH; column++) {
            int from = turned ? WIDTH - 1 - column : column;
            assertThat(jittered[(i * HEIGHT + row) * WIDTH + column]).isEqualTo(pixel(row, from));
          }
        }
      }
      // Four deviations of a binomial: sqrt(400) / 2 = 10.
      assertThat(mirrored).isBetween(160, 240);
    }
  }

  @Test
  void enlargedImagesAreCroppedAtEveryWholePixel() {
    try (var graph = new TestGraph()) {
      var images = images(graph);
      float[] jittered = graph.run(new Jitter(1.25, true).apply(graph.tape(), images));
      Set<List<Integer>> places = new HashSet<>();
      for (int i = 0; i < BATCH; i++) {
        places.add(
            placeOf(Arrays.copyOfRange(jittered, i * HEIGHT * WIDTH, (i + 1) * HEIGHT * WIDTH)));
      }
      // 5x10 pixels hold 2 * 3 crops of 4x8, mirrored or not.
      assertThat(places).hasSize(2 * 3 * 2);
    }
  }

  /** The crop of the bilinearly enlarged image (corners on corners) that an image is. */
  private static List<Integer> placeOf(float[] found) {
    for (int top = 0; top <= 1; top++) {
      for (int left = 0; left <= 2; left++) {
        for (int mirrored = 0; mirrored <= 1; mirrored++) {
          if (isCrop(found, top, left, mirrored == 1)) {
            return List.of(top, left, mirrored);
          }
        }
      }
    }
    throw new AssertionError("no crop of the image: " + Arrays.toString(found));
  }

  private static boolean isCrop(float[] found, int top, int left, boolean mirrored) {
    for (int row = 0; row < HEIGHT; row++) {
      for (int column = 0; column < WIDTH; column++) {
        double y = (top + row) * (HEIGHT - 1.0) / 4;
        double x = (left + (mirrored ? WIDTH - 1 - column : column)) * (WIDTH - 1.0) / 9;
        if (Math.abs(found[row * WIDTH + column] - bilinear(y, x)) > 2e-3) {
          return false;
        }
      }
    }
    return true;
  }

  private static double bilinear(double y, double x) {
    int row = Math.min((int) y, HEIGHT - 2);
    int column = Math.min((int) x, WIDTH - 2);
    double above = mix(pixel(row, column), pixel(row, column + 1), x - column);
    double below = mix(pixel(row + 1, column), pixel(row + 1, column + 1), x - column);
    return mix(above, below, y - row);
  }

  private static double mix(double a, double b, double share) {
    return a + share * (b - a);
  }

  /** At sizes 12 and 63 rounding alone pushes a place outside, where the operation puts zeros. */
  @Test
  void bordersOfAConstantImageStayConstant() {
    float farthest = 0;
    for (int size : new int[] {12, 28, 32, 63}) {
      try (var graph = new TestGraph()) {
        float[] values = new float[BATCH * size * size];
        Arrays.fill(values, 0.75f);
        var images = graph.constant(Shape.of(BATCH, size, size, 1), values);
        float[] jittered = graph.run(new Jitter(286 / 256.0, true).apply(graph.tape(), images));
        assertThat(jittered).hasSize(values.length);
        for (float value : jittered) {
          farthest = Math.max(farthest, Math.abs(value - 0.75f));
        }
      }
    }
    assertThat(farthest).isLessThan(1e-6f);
  }

  @Test
  void pairsAreJitteredAlikeAndCallsApart() {
    try (var graph = new TestGraph()) {
      var images = images(graph);
      var twice = graph.tf().math.mul(images, graph.tf().constant(2f));
      var tape = graph.tape();
      var jitter = new Jitter(1.25, true);
      var pair = jitter.applyPaired(tape, images, twice);
      float[] first = graph.run(pair.first());
      float[] second = graph.run(pair.second());
      for (int i = 0; i < first.length; i++) {
        assertThat(second[i]).isCloseTo(2 * first[i], within(1e-3f));
      }
      assertThat(graph.run(jitter.apply(tape, images))).isNotEqualTo(first);
    }
  }

  @Test
  void pairOfOtherSizesIsRefused() {
    try (var graph = new TestGraph()) {
      var other = graph.constant(Shape.of(1, 1, 1, 1), 1);
      assertThatThrownBy(() -> new Jitter(1, false).applyPaired(graph.tape(), images(graph), other))
          .isInstanceOf(InputException.class)
          .hasMessage(
              "jitter: expected pairs of one size, found [400, 4, 8, 1] and [1, 1, 1, 1]. "
                  + "Resize the images of both sets in the same way.");
    }
  }

  @Test
  void enlargementBelowOneIsRefused() {
    for (double enlarge : new double[] {0.9, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new Jitter(enlarge, true))
          .hasMessage("enlarge must be in [1, inf), found " + enlarge);
    }
  }

  private static Operand<TFloat32> images(TestGraph graph) {
    float[] values = new float[BATCH * HEIGHT * WIDTH];
    for (int i = 0; i < values.length; i++) {
      values[i] = pixel(i / WIDTH % HEIGHT, i % WIDTH);
    }
    return graph.constant(Shape.of(BATCH, HEIGHT, WIDTH, 1), values);
  }

  private static float pixel(int row, int column) {
    return 100 * row + column * column;
  }
}
