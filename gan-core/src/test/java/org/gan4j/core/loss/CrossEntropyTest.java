package org.gan4j.core.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.gan4j.core.testing.TestGraph;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

/**
 * Logits (log 1, log 2, log 5) and (log 4, log 3, log 1): softmax 1/8, 2/8, 5/8 and 4/8, 3/8, 1/8.
 */
final class CrossEntropyTest {

  private static final float[] LOGITS = {0, log(2), log(5), log(4), log(3), 0};

  @Test
  void meanOfNegativeLogProbabilitiesOfTheLabels() {
    try (var graph = new TestGraph()) {
      var logits = graph.constant(Shape.of(2, 3), LOGITS);
      var loss = CrossEntropy.of(graph.tf(), logits, graph.tf().constant(new int[] {1, 0}));

      assertThat(loss.shape()).isEqualTo(Shape.scalar());
      // (-log 1/4 - log 1/2) / 2
      assertThat(graph.run(loss)).containsExactly(new float[] {1.5f * log(2)}, within(1e-6f));
      // (softmax - one-hot) / 2
      assertThat(graph.run(graph.gradients(loss, List.of(logits)).get(0)))
          .containsExactly(
              new float[] {1 / 16f, -6 / 16f, 5 / 16f, -4 / 16f, 3 / 16f, 1 / 16f}, within(1e-6f));
    }
  }

  @Test
  void logitsFarOutDoNotOverflow() {
    try (var graph = new TestGraph()) {
      var logits = graph.constant(Shape.of(1, 2), 1000, -1000);
      var loss = CrossEntropy.of(graph.tf(), logits, graph.tf().constant(new int[] {1}));
      assertThat(graph.run(loss)).containsExactly(2000);
    }
  }

  @Test
  void accuracyIsTheShareOfLargestLogitsAtTheLabel() {
    try (var graph = new TestGraph()) {
      var logits = graph.constant(Shape.of(2, 3), LOGITS);
      for (int[] labels : new int[][] {{2, 0}, {2, 1}, {0, 1}}) {
        float hits = (labels[0] == 2 ? 0.5f : 0) + (labels[1] == 0 ? 0.5f : 0);
        var share = CrossEntropy.accuracy(graph.tf(), logits, graph.tf().constant(labels));
        assertThat(graph.run(share)).containsExactly(hits);
      }
    }
  }

  private static float log(double x) {
    return (float) Math.log(x);
  }
}
