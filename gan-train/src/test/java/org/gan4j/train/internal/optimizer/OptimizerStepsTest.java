package org.gan4j.train.internal.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.gan4j.core.optimizer.Adam;
import org.gan4j.core.optimizer.OptimizerConfig;
import org.gan4j.core.optimizer.RmsProp;
import org.gan4j.core.optimizer.Sgd;
import org.gan4j.core.variant.Variant;
import org.gan4j.train.graph.Trained;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Four steps from w = 1 down (w - 3)^2 / 2, whose derivative is w - 3. Expected weights: the
 * formulas of the papers in double, in Python.
 */
final class OptimizerStepsTest {

  /** An optimizer and where it goes. */
  record Path(OptimizerConfig config, double... weights) {
    @Override
    public String toString() {
      return config.toString();
    }
  }

  static Stream<Path> paths() {
    return Stream.of(
        new Path(new Sgd(0.1, 0), 1.2, 1.38, 1.542, 1.6878),
        // a = 0.9 a + g: -2, -3.6, -4.68, -5.184
        new Path(new Sgd(0.1, 0.9), 1.2, 1.56, 2.028, 2.5464),
        // With this epsilon the folded form differs from algorithm 1 by more than the tolerance.
        new Path(
            new Adam(0.1, 0.5, 0.9, 0.1),
            1.0863472940504186,
            1.1752685040935065,
            1.2645591957564057,
            1.3532617401932319),
        // By algorithm 1 itself, with corrected moments.
        new Path(
            new Adam(0.1, 0.5, 0.9, 1e-8),
            1.0999999995,
            1.1992466605529306,
            1.2972714627663853,
            1.3936772442174301),
        new Path(
            new RmsProp(0.1, 0.9, 0, 0.01),
            1.3123475237772122,
            1.5209036823336983,
            1.6853382860566217,
            1.823759722651405),
        new Path(
            new RmsProp(0.1, 0.9, 0.5, 0.01),
            1.3123475237772122,
            1.6770774442223044,
            2.010660932203946,
            2.288924957690694));
  }

  @ParameterizedTest
  @MethodSource("paths")
  void stepsAreThoseOfTheFormula(Path path) {
    try (var trained = Trained.of(descent(path.config()))) {
      for (double expected : path.weights()) {
        trained.step();
        assertThat((double) trained.number("w")).isCloseTo(expected, within(2e-6));
      }
    }
  }

  @Test
  void rateIsTheConfigsTimesTheFactorFed() {
    try (var trained = Trained.of(descent(new Sgd(0.1, 0)))) {
      double[] factors = {1, 0.5, 0, 2};
      double[] expected = {1.2, 1.29, 1.29, 1.632};
      for (int i = 0; i < 4; i++) {
        trained.session().setRateFactor(factors[i]);
        trained.step();
        assertThat((double) trained.number("w")).isCloseTo(expected[i], within(1e-6));
      }
    }
  }

  @Test
  void eachWeightHasStateOfItsOwn() {
    Variant two =
        graph -> {
          var a = Trained.number(graph, "a", 1);
          var b = Trained.number(graph, "b", 1);
          var momentum = graph.optimizer("sgd", new Sgd(0.1, 0.9));
          graph.phase(
              "both",
              tape -> {
                var tf = tape.tf();
                var far = tf.math.mul(tf.constant(10f), Trained.valueOf(tape, b));
                tape.apply(
                    momentum, tape.gradient(tf.math.add(Trained.valueOf(tape, a), far), a, b));
              });
        };
    try (var trained = Trained.of(two)) {
      trained.step();
      trained.step();
      // a = 1 - 0.1 (1 + 1.9), b = 1 - 0.1 (10 + 19)
      assertThat(trained.number("a")).isCloseTo(0.71f, within(1e-6f));
      assertThat(trained.number("b")).isCloseTo(-1.9f, within(1e-6f));
    }
  }

  private static Variant descent(OptimizerConfig config) {
    return graph -> {
      var w = Trained.number(graph, "w", 1);
      var optimizer = graph.optimizer("optimizer", config);
      graph.phase(
          "descend",
          tape -> {
            var tf = tape.tf();
            var error = tf.math.sub(Trained.valueOf(tape, w), tf.constant(3f));
            var loss = tf.math.mul(tf.constant(0.5f), tf.math.square(error));
            tape.apply(optimizer, tape.gradient(loss, w));
          });
    };
  }
}
