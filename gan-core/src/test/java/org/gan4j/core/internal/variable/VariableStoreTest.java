package org.gan4j.core.internal.variable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.gan4j.core.InputException;
import org.gan4j.core.testing.TestGraph;
import org.gan4j.core.variable.Initializer;
import org.gan4j.core.variable.Initializer.Fan;
import org.gan4j.core.variable.Variable;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

/** Names, first values and their random streams. */
final class VariableStoreTest {

  private static final Shape LARGE = Shape.of(200, 300);

  @Test
  void takenNameIsRefused() {
    try (var graph = new TestGraph()) {
      graph.store().state("a/b", Shape.of(1), Initializer.zeros());
      assertThatThrownBy(() -> graph.store().counter("a/b"))
          .isInstanceOf(InputException.class)
          .hasMessage(
              "variable 'a/b': expected a new name, found one that is taken. "
                  + "Give each network, layer, optimizer and phase of a variant its own name.");
    }
  }

  @Test
  void firstValueDependsOnSeedAndNameAlone() {
    float[] alone = first("w");
    assertThat(first("other", "w")).isEqualTo(alone);
    assertThat(first("v")).isNotEqualTo(alone);
  }

  @Test
  void initializersDrawWhatTheySay() {
    // Bounds: five standard errors of the mean and of the variance over 60 000 draws.
    check(Initializer.normal(0.02), 0, 0.02);
    check(Initializer.normal(1, 0.02), 1, 0.02);
    check(Initializer.glorotUniform(), 0, Math.sqrt(2.0 / (200 + 300)));
    check(Initializer.heNormal(), 0, Math.sqrt(2.0 / 200));
  }

  @Test
  void glorotUniformStaysWithinItsLimit() {
    try (var graph = new TestGraph()) {
      var w = graph.store().weight("w", LARGE, Initializer.glorotUniform(), new Fan(200, 300));
      float limit = (float) Math.sqrt(6.0 / 500);
      for (float value : graph.valueOf(w)) {
        assertThat(value).isBetween(-limit, limit);
      }
    }
  }

  @Test
  void shadowBeginsAsItsWeight() {
    try (var graph = new TestGraph()) {
      var w = graph.store().weight("w", LARGE, Initializer.heNormal(), new Fan(200, 300));
      var shadow = graph.store().shadow("average/w", w);
      assertThat(graph.valueOf(shadow)).isEqualTo(graph.valueOf(w));
      assertThat(shadow.trainable()).isFalse();
    }
  }

  private static float[] first(String... names) {
    try (var graph = new TestGraph()) {
      Variable<?> last = null;
      for (String name : names) {
        last = graph.store().weight(name, Shape.of(50), Initializer.normal(1), Fan.NONE);
      }
      assertThat(last).isNotNull();
      return graph.valueOf(cast(last));
    }
  }

  @SuppressWarnings("unchecked")
  private static Variable<org.tensorflow.types.TFloat32> cast(Variable<?> variable) {
    return (Variable<org.tensorflow.types.TFloat32>) variable;
  }

  private static void check(Initializer initializer, double mean, double deviation) {
    try (var graph = new TestGraph()) {
      var w = graph.store().weight("w", LARGE, initializer, new Fan(200, 300));
      float[] values = graph.valueOf(w);
      double n = values.length;
      double found = IntStream.range(0, values.length).mapToDouble(i -> values[i]).sum() / n;
      double variance =
          IntStream.range(0, values.length)
                  .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
                  .sum()
              / n;
      assertThat(found).isCloseTo(mean, within(5 * deviation / Math.sqrt(n)));
      assertThat(Math.sqrt(variance))
          .isCloseTo(deviation, within(5 * deviation / Math.sqrt(2 * n)));
    }
  }
}
