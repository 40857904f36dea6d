package org.gan4j.train.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gan4j.train.graph.Trained.valueOf;

import org.gan4j.core.network.Network;
import org.gan4j.core.optimizer.Sgd;
import org.gan4j.core.variable.Initializer;
import org.gan4j.core.variable.Variable;
import org.gan4j.core.variable.Weights;
import org.gan4j.core.variant.Variant;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** Weights 1, 1.2, 1.38, 1.542, 1.6878 (descent of (w - 3)^2 / 2 at rate 0.1) averaged. */
final class AveragedWeightsTest {

  private static final GraphSettings AVERAGED = Trained.SETTINGS.withAverage(0.3);

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
      assertThat(trained.session().outputs().sample(new float[] {1}).pixels())
          .containsOnly((byte) 128);
      trained.step();
      // w = 0 - 1, average = -9/11; tanh = -0.674079; (1 - 0.674079) 127.5 = 41.6
      assertThat(trained.session().outputs().sample(new float[] {1}).pixels())
          .containsOnly((byte) 42);
    }
  }

  @Test
  void statesOfTheVariantsOwnAreReadAsTheyAre() {
    Variant counting =
        graph -> {
          var w = Trained.number(graph, "w", 1);
          var count = graph.state("count", Shape.scalar(), Initializer.zeros());
          graph.phase(
              "count",
              tape ->
                  tape.assign(
                      count, tape.tf().math.add(tape.value(count), tape.tf().constant(1f))));
          graph.sampler(1, (weights, latents) -> shades(weights, w, count, latents));
        };
    try (var trained = Trained.of(AVERAGED, counting)) {
      trained.step();
      // (1 + 1/2) 127.5 = 191.25: half the count that the step left behind.
      assertThat(trained.session().outputs().sample(new float[] {0}).pixels())
          .containsOnly((byte) 191);
      assertThat(trained.graph().store().all())
          .extracting(variable -> variable.name())
          .contains("average/w/dense/kernel")
          .doesNotContain("average/count");
    }
  }

  /** Images of one shade: w latent + count / 2. */
  private static Operand<TFloat32> shades(
      Weights weights, Network w, Variable<TFloat32> count, Operand<TFloat32> latents) {
    var tf = weights.tf();
    var half = tf.math.mul(weights.value(count), tf.constant(0.5f));
    var shade = tf.math.add(w.infer(weights, latents), half); // [batch, 1]
    var images = tf.reshape(shade, tf.constant(new int[] {-1, 1, 1, 1}));
    return tf.tile(images, tf.constant(new int[] {1, 2, 2, 1}));
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
