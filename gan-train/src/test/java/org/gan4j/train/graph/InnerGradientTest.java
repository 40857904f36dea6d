package org.gan4j.train.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gan4j.train.graph.Trained.scalar;

import org.gan4j.core.optimizer.Sgd;
import org.junit.jupiter.api.Test;

/** A loss with a gradient in it: f(x) = w x^2 at w = 0.5, x = 3. */
final class InnerGradientTest {

  @Test
  void derivativeByAnOperandCanBeDifferentiated() {
    try (var trained =
        Trained.of(
            graph -> {
              var w = Trained.number(graph, "w", 0.5);
              var sgd = graph.optimizer("sgd", new Sgd(0.1, 0));
              graph.phase(
                  "penalty",
                  tape -> {
                    var tf = tape.tf();
                    var x = tf.math.mul(tf.constant(new float[][] {{3}}), tf.constant(1f));
                    var f = scalar(tf, w.apply(tape, tf.math.square(x)));
                    var byX = tape.gradient(f, x);
                    var penalty = scalar(tf, tf.math.square(byX));
                    tape.report("score/slope", scalar(tf, byX));
                    tape.report("penalty/gradient", penalty);
                    tape.apply(sgd, tape.gradient(penalty, w));
                  });
            })) {
      // df/dx = 2 w x = 3, squared 9; d/dw (2 w x)^2 = 8 w x^2 = 36; w = 0.5 - 0.1 * 36
      assertThat(trained.step())
          .containsEntry("score/slope", 3.0)
          .containsEntry("penalty/gradient", 9.0);
      assertThat(trained.number("w")).isCloseTo(-3.1f, within(1e-5f));
    }
  }
}
