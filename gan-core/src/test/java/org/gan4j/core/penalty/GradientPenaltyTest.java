package org.gan4j.core.penalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.gan4j.core.InputException;
import org.gan4j.core.network.Network;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.gan4j.core.testing.GradientTape;
import org.gan4j.core.testing.TestGraph;
import org.gan4j.core.variable.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** Penalties of a linear critic, whose gradient is its kernel; their derivatives by differences. */
final class GradientPenaltyTest {

  private static final Shape BATCH = Shape.of(3, 2, 2, 1);

  /** One of the penalties, on real and fake images. */
  record Penalty(String name, Rule rule) {
    interface Rule {
      Operand<TFloat32> of(
          GradientTape tape,
          Operand<TFloat32> real,
          Operand<TFloat32> fake,
          UnaryOperator<Operand<TFloat32>> critic);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Penalty> penalties() {
    return Stream.of(
        new Penalty("wasserstein", GradientPenalty::wasserstein),
        new Penalty(
            "dragan", (tape, real, fake, critic) -> GradientPenalty.dragan(tape, real, critic)),
        new Penalty("r1", (tape, real, fake, critic) -> GradientPenalty.r1(tape, real, critic)));
  }

  @ParameterizedTest
  @MethodSource("penalties")
  void ofALinearCriticIsThatOfItsKernel(Penalty penalty) {
    try (var graph = new TestGraph()) {
      Network critic = graph.network(new long[] {2, 2, 1}, net -> net.flatten().dense(1));
      graph.set(critic.weights().get(0), 1, -2, 2, 4); // of norm 5
      double expected = penalty.name().equals("r1") ? 12.5 : 16;
      assertThat((double) graph.run(of(penalty, graph, critic))[0])
          .isCloseTo(expected, within(1e-5));
    }
  }

  @ParameterizedTest
  @MethodSource("penalties")
  void patchLogitsOfAnExampleAreAdded(Penalty penalty) {
    try (var graph = new TestGraph()) {
      Network critic = graph.network(new long[] {2, 2, 1}, net -> net.conv(1, 1, 1));
      graph.set(critic.weights().get(0), 3); // a gradient of 3 at each of four places: norm 6
      double expected = penalty.name().equals("r1") ? 18 : 25;
      assertThat((double) graph.run(of(penalty, graph, critic))[0])
          .isCloseTo(expected, within(1e-4));
    }
  }

  @ParameterizedTest
  @MethodSource("penalties")
  void derivativeByWeightsIsThatOfFiniteDifferences(Penalty penalty) {
    try (var graph = new TestGraph()) {
      Network critic =
          graph.network(new long[] {2, 2, 1}, net -> net.flatten().dense(4).tanh().dense(1));
      Variable<TFloat32> kernel = critic.weights().get(0);
      float[] at = draws("kernel", 16);
      graph.set(kernel, at);
      graph.set(critic.weights().get(2), 1, -1.5f, 2, 0.5f);
      var tape = new GradientTape(graph);
      var loss = of(penalty, graph, tape, critic);
      float[] derivative = graph.run(graph.gradients(loss, List.of(tape.value(kernel))).get(0));
      float step = 1e-2f;
      for (int i = 0; i < at.length; i++) {
        double difference = moved(graph, loss, kernel, at, i, step);
        difference -= moved(graph, loss, kernel, at, i, -step);
        assertThat((double) derivative[i])
            .isCloseTo(difference / (2 * step), within(5e-3 + 1e-2 * Math.abs(derivative[i])));
      }
      assertThat(derivative).isNotEqualTo(new float[16]);
    }
  }

  @Test
  void criticThatIsFlatHasAFiniteDerivative() {
    try (var graph = new TestGraph()) {
      Network critic = graph.network(new long[] {2, 2, 1}, net -> net.flatten().dense(1));
      graph.set(critic.weights().get(0), 0, 0, 0, 0);
      var tape = new GradientTape(graph);
      var loss = of(penalties().findFirst().orElseThrow(), graph, tape, critic);
      assertThat(graph.run(loss)).containsExactly(new float[] {1}, within(1e-5f));
      var derivative = graph.gradients(loss, List.of(tape.value(critic.weights().get(0))));
      for (float value : graph.run(derivative.get(0))) {
        assertThat(value).isFinite();
      }
    }
  }

  @Test
  void wassersteinMixesEachExampleByOneShareOfItsOwn() {
    try (var graph = new TestGraph()) {
      float[] mixed = seen(graph, penalties().findFirst().orElseThrow(), fill(1), fill(3));
      for (int example = 0; example < 3; example++) {
        assertThat(mixed[4 * example])
            .isBetween(1f, 3f)
            .isNotEqualTo(mixed[(4 * example + 4) % 12]);
        assertThat(mixed[4 * example + 3]).isEqualTo(mixed[4 * example]);
      }
    }
  }

  @Test
  void draganMovesEachValueByUpToHalfADeviation() {
    float[] real = {1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1}; // deviation 1
    try (var graph = new TestGraph()) {
      float[] moved = seen(graph, penalties().toList().get(1), real, fill(9));
      List<Float> shifts = new ArrayList<>();
      for (int i = 0; i < real.length; i++) {
        shifts.add(moved[i] - real[i]);
      }
      assertThat(shifts).allMatch(shift -> shift > 0 && shift < 0.5f).doesNotHaveDuplicates();
    }
  }

  @Test
  void batchOfUnknownSizeIsRefused() {
    try (var graph = new TestGraph()) {
      var real = graph.ofUnknownBatch(graph.constant(BATCH, fill(1)));
      assertThatThrownBy(() -> GradientPenalty.dragan(new GradientTape(graph), real, x -> x))
          .isInstanceOf(InputException.class)
          .hasMessage(
              "gradient penalty: expected real images of a known shape, found [-1, 2, 2, 1]. "
                  + "Give it the images of the tape.");
    }
  }

  /** What the critic is applied to. */
  private static float[] seen(TestGraph graph, Penalty penalty, float[] real, float[] fake) {
    List<Operand<TFloat32>> inputs = new ArrayList<>();
    penalty
        .rule()
        .of(
            new GradientTape(graph),
            graph.constant(BATCH, real),
            graph.constant(BATCH, fake),
            x -> {
              inputs.add(x);
              return graph.tf().math.square(x);
            });
    return graph.run(inputs.get(0));
  }

  private static double moved(
      TestGraph graph,
      Operand<TFloat32> loss,
      Variable<TFloat32> weight,
      float[] at,
      int index,
      float step) {
    float[] values = at.clone();
    values[index] += step;
    graph.set(weight, values);
    return graph.run(loss)[0];
  }

  private static Operand<TFloat32> of(Penalty penalty, TestGraph graph, Network critic) {
    return of(penalty, graph, new GradientTape(graph), critic);
  }

  private static Operand<TFloat32> of(
      Penalty penalty, TestGraph graph, GradientTape tape, Network critic) {
    return penalty
        .rule()
        .of(
            tape,
            graph.constant(BATCH, draws("real", 12)),
            graph.constant(BATCH, draws("fake", 12)),
            x -> critic.apply(tape, x));
  }

  private static float[] fill(float value) {
    float[] values = new float[12];
    Arrays.fill(values, value);
    return values;
  }

  private static float[] draws(String name, int count) {
    var stream = new RandomStream(StreamKey.of(3, name), 0);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (0.7 * stream.nextGaussian());
    }
    return values;
  }
}
