package org.gan4j.train.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gan4j.train.graph.Trained.valueOf;

import java.util.OptionalDouble;
import org.gan4j.core.optimizer.Sgd;
import org.gan4j.core.variable.Initializer;
import org.gan4j.core.variant.Variant;
import org.junit.jupiter.api.Test;

/** Weights 1, 1.2, 1.38, 1.542, 1.6878 (descent of (w - 3)^2 / 2 at rate 0.1) averaged. */
final class MovingAverageTest {

  private static final GraphSettings AVERAGED =
      new GraphSettings(Trained.SETTINGS.images(), 2, 4, 2, 1, OptionalDouble.of(0.3));

  @Test
  void averageFollowsTheWeightsAfterEachStep() {
    try (var trained = Trained.of(AVERAGED, descent())) {
      // Decay 2/11, 3/12, then 0.3 where (1 + t) / (10 + t) is above it. By hand (Python):
      // a = a + (1 - decay) (w - a)
      double[] expected = {1.1636363636, 1.3259090909, 1.4771727273, 1.6246118182};
      assertThat(trained.number("average/w")).isEqualTo(1);
      for (double average : expected) {
        trained.step();
        assertThat((double) trained.number("average/w")).isCloseTo(average, within(1e-6));
      }
    }
  }

  @Test
  void onlySampledWeightsAreAveraged() {
    try (var trained = Trained.of(AVERAGED, descent())) {
      assertThat(trained.graph().store().all())
          .extracting(variable -> variable.name())
          .contains("average/w/dense/kernel")
          .doesNotContain("average/other/dense/kernel");
    }
  }

  @Test
  void samplesAreOfTheAverage() {
    Variant painter =
        graph -> {
          var generator =
              graph.generator(
                  "g",
                  1,
                  net ->
                      net.bias(false)
                          .initializer(Initializer.zeros())
                          .dense(4)
                          .reshape(2, 2, 1)
                          .tanh());
          var sgd = graph.optimizer("sgd", new Sgd(1, 0));
          graph.phase(
              "darken",
              tape -> {
                var ones = tape.tf().constant(new float[][] {{1}});
                var loss = Trained.scalar(tape.tf(), generator.apply(tape, ones));
                tape.apply(sgd, tape.gradient(loss, generator));
              });
          graph.sampler(1, generator::infer);
        };
    try (var trained = Trained.of(AVERAGED, painter)) {
      // rint((0 + 1) 127.5) = 128
      assertThat(trained.session().sample(new float[] {1}).pixels()).containsOnly((byte) 128);
      trained.step();
      // w = 0 - 1, average = -9/11; tanh = -0.674079; (1 - 0.674079) 127.5 = 41.6
      assertThat(trained.session().sample(new float[] {1}).pixels()).containsOnly((byte) 42);
    }
  }

  private static Variant descent() {
    return graph -> {
      var w = Trained.number(graph, "w", 1);
      Trained.number(graph, "other", 1);
      var sgd = graph.optimizer("sgd", new Sgd(0.1, 0));
      graph.phase(
          "descend",
          tape -> {
            var tf = tape.tf();
            var error = tf.math.sub(valueOf(tape, w), tf.constant(3f));
            var loss = tf.math.mul(tf.constant(0.5f), tf.math.square(error));
            tape.apply(sgd, tape.gradient(loss, w));
          });
      graph.function(
          "w", (weights, images) -> w.infer(weights, weights.tf().constant(new float[][] {{1}})));
    };
  }
}
