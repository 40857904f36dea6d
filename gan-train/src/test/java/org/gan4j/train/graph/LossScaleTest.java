package org.gan4j.train.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import org.gan4j.core.optimizer.Sgd;
import org.gan4j.core.variable.Initializer;
import org.gan4j.core.variant.Variant;
import org.gan4j.train.execution.Precision;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

/** One weight, which a loss in proportion to it pulls by a gradient of our choice. */
class LossScaleTest {

  private static final String SCALE = "phases/pull/lossScale/scale";
  private static final String GOOD_RUNS = "phases/pull/lossScale/goodRuns";

  @Test
  void aRunWhoseGradientsOverflowWritesNothingAndHalvesTheScale() {
    try (Trained trained = mixed(pull(4, 0.25))) {
      trained.step();
      assertThat(trained.number("w")).isEqualTo(1f);
      assertThat(trained.values("calls")).containsExactly(0f);
      assertThat(trained.values(SCALE)).containsExactly(16384f);
      trained.step();
      assertThat(trained.number("w")).isEqualTo(1f);
      assertThat(trained.values(SCALE)).containsExactly(8192f);
      trained.step();
      assertThat(trained.number("w")).isEqualTo(0f);
      assertThat(trained.values("calls")).containsExactly(1f);
      assertThat(trained.values(SCALE)).containsExactly(8192f);
      assertThat(trained.values(GOOD_RUNS)).containsExactly(1f);
    }
  }

  @Test
  void aGradientThatFloat16RoundsToZeroArrives() {
    try (Trained trained = mixed(pull(1e-9f, 1e9))) {
      trained.step();
      assertThat(trained.number("w")).isCloseTo(0f, within(0.01f));
    }
  }

  @Test
  void afterTwoThousandGoodRunsTheScaleDoubles() {
    try (Trained trained = mixed(pull(0.5f, 0.5))) {
      trained.session().variables().write(Map.of(GOOD_RUNS, bytes(1998)));
      trained.step();
      assertThat(trained.values(SCALE)).containsExactly(LossScale.FIRST);
      trained.step();
      assertThat(trained.values(SCALE)).containsExactly(2 * LossScale.FIRST);
      assertThat(trained.values(GOOD_RUNS)).containsExactly(0f);
    }
  }

  @Test
  void theScaleHasBounds() {
    try (Trained trained = mixed(pull(1e-6f, 1e-3))) {
      trained
          .session()
          .variables()
          .write(Map.of(SCALE, bytes(LossScale.LARGEST), GOOD_RUNS, bytes(1999)));
      trained.step();
      assertThat(trained.values(SCALE)).containsExactly(LossScale.LARGEST);
    }
    try (Trained trained = mixed(pull(Float.POSITIVE_INFINITY, 1))) {
      trained.session().variables().write(Map.of(SCALE, bytes(1)));
      trained.step();
      assertThat(trained.values(SCALE)).containsExactly(1f);
    }
  }

  @Test
  void otherPrecisionsHaveNoScale() {
    for (Precision precision : new Precision[] {Precision.FLOAT32, Precision.MIXED_BFLOAT16}) {
      try (Trained trained = Trained.of(in(precision), pull(4, 0.25))) {
        trained.step();
        assertThat(trained.number("w")).isEqualTo(0f);
        assertThat(trained.graph().store().all())
            .noneMatch(variable -> variable.name().contains("lossScale"));
      }
    }
  }

  private static Trained mixed(Variant variant) {
    return Trained.of(in(Precision.MIXED_FLOAT16), variant);
  }

  /** w, which begins at 1, under the loss {@code gradient * w}; and a count of its updates. */
  private static Variant pull(float gradient, double rate) {
    return graph -> {
      var w = Trained.number(graph, "w", 1);
      var sgd = graph.optimizer("sgd", new Sgd(rate, 0));
      var calls = graph.state("calls", Shape.of(1), Initializer.zeros());
      graph.phase(
          "pull",
          tape -> {
            var tf = tape.tf();
            var loss = tf.math.mul(Trained.valueOf(tape, w), tf.constant(gradient));
            tape.apply(sgd, tape.gradient(loss, w));
            tape.assign(calls, tf.math.add(tape.current(calls), tf.constant(1f)));
          });
    };
  }

  private static byte[] bytes(float value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array();
  }

  private static GraphSettings in(Precision precision) {
    return Trained.SETTINGS.withComputation(Computation.USUAL.withPrecision(precision));
  }
}
