package org.gan4j.core.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gan4j.core.testing.TestGraph;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

/** (1, -2, 3, 0) and (0, 2, 3, -3): differences 1, -4, 0, 3. */
final class DistanceTest {

  private static final Shape SHAPE = Shape.of(2, 1, 2, 1);

  @Test
  void absoluteIsTheMeanOfAbsoluteDifferences() {
    try (var graph = new TestGraph()) {
      var a = graph.constant(SHAPE, 1, -2, 3, 0);
      var distance = Distance.absolute(graph.tf(), a, graph.constant(SHAPE, 0, 2, 3, -3));
      assertThat(distance.shape()).isEqualTo(Shape.scalar());
      assertThat(graph.run(distance)).containsExactly(2);
      assertThat(graph.run(graph.gradients(distance, List.of(a)).get(0)))
          .containsExactly(0.25f, -0.25f, 0, 0.25f);
    }
  }

  @Test
  void squaredIsTheMeanOfSquaredDifferences() {
    try (var graph = new TestGraph()) {
      var a = graph.constant(SHAPE, 1, -2, 3, 0);
      var distance = Distance.squared(graph.tf(), a, graph.constant(SHAPE, 0, 2, 3, -3));
      assertThat(graph.run(distance)).containsExactly(6.5f);
      assertThat(graph.run(graph.gradients(distance, List.of(a)).get(0)))
          .containsExactly(0.5f, -2, 0, 1.5f);
    }
  }
}
