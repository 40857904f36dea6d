package org.gan4j.core.internal.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gan4j.core.augment.ColourChange;
import org.gan4j.core.augment.Cutout;
import org.gan4j.core.augment.InstanceNoise;
import org.gan4j.core.augment.Translation;
import org.gan4j.core.layer.NetworkBuilder;
import org.gan4j.core.network.Network;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.gan4j.core.testing.TestGraph;
import org.gan4j.core.testing.TestTape;
import org.gan4j.core.variable.Variable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The derivative of a gradient penalty (Gulrajani et al. 2017, equation 3) by the weights of a
 * critic, against central differences, for every layer that a critic may have. Each weight is moved
 * along one random direction, which no wrong derivative agrees with by accident.
 *
 * <p>Layers compute in float32, so the loss, near 1, is known to about 1e-7; over a step of 5e-3
 * that is 2e-5 in the difference quotient, and the quotient itself errs by the square of the step
 * times a third derivative. Both stay below a hundredth of the derivatives, which are of order 1:
 * the tolerance is 1 % plus 1e-3. A penalty jumps where a rectifier switches, so the critics with
 * rectifiers have few, none of which switches within the step.
 */
final class SecondOrderPenaltyTest {

  private static final float STEP = 5e-3f;
  private static final Shape BATCH = Shape.of(3, 4, 4, 2);

  record Critic(String name, Consumer<NetworkBuilder> layers) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Critic> critics() {
    return Stream.of(
        critic("dense", net -> net.flatten().dense(6).tanh()),
        critic("conv", net -> net.conv(3, 3, 2).tanh()),
        critic("convValid", net -> net.convValid(3, 3, 1).tanh()),
        critic("convTranspose", net -> net.convTranspose(3, 3, 2).tanh()),
        critic("convTransposeValid", net -> net.convTransposeValid(3, 3, 2).tanh()),
        critic("layerNorm", net -> net.conv(3, 3, 2).layerNorm().tanh()),
        critic("instanceNorm", net -> net.conv(3, 3, 1).instanceNorm().tanh()),
        critic("batchNorm", net -> net.conv(3, 3, 2).batchNorm().tanh()),
        critic("batchNormOfVectors", net -> net.flatten().dense(5).batchNorm().tanh()),
        critic("relu", net -> net.flatten().dense(4).relu().dense(3).tanh()),
        critic("leakyRelu", net -> net.flatten().dense(4).leakyRelu(0.2).dense(3).tanh()),
        critic("sigmoid", net -> net.conv(3, 3, 2).sigmoid()),
        critic("dropout", net -> net.conv(3, 3, 1).dropout(0.3).conv(3, 3, 2).tanh()),
        critic("upsample", net -> net.conv(2, 3, 2).tanh().upsample(2).conv(2, 3, 2).tanh()),
        critic("averagePool", net -> net.conv(3, 3, 1).tanh().averagePool(2).conv(2, 1, 1).tanh()),
        critic("joinLabelsToMaps", net -> net.joinLabels(3, 2).conv(3, 3, 2).tanh()),
        critic("joinLabelsToVectors", net -> net.flatten().joinLabels(3, 2).dense(4).tanh()),
        critic(
            "joinLabelLayers",
            net -> net.flatten().joinLabels(3, label -> label.dense(2).tanh()).dense(4).tanh()),
        critic("maxout", net -> net.flatten().maxout(3, 2).dense(3).tanh()),
        critic(
            "residual",
            net ->
                net.residual(body -> body.conv(2, 3, 1).tanh())
                    .residual(body -> body.conv(3, 3, 2).tanh(), beside -> beside.conv(3, 1, 2))),
        critic("reflectionPad", net -> net.reflectionPad(2).convValid(3, 3, 2).tanh()),
        critic("zeroPad", net -> net.zeroPad(1).convValid(3, 4, 2).tanh()),
        critic("skip", net -> net.skip(body -> body.conv(3, 3, 1).tanh()).conv(2, 3, 2).tanh()),
        critic("pixelNorm", net -> net.conv(3, 3, 2).pixelNorm().conv(2, 1, 1).tanh()),
        critic("minibatchStdDev", net -> net.conv(3, 3, 2).minibatchStdDev(3).conv(2, 1, 1).tanh()),
        critic("translation", net -> net.add(new Translation(0.5)).conv(3, 3, 2).tanh()),
        critic("cutout", net -> net.add(new Cutout()).conv(3, 3, 2).tanh()),
        critic("brightness", net -> net.add(ColourChange.BRIGHTNESS).conv(3, 3, 2).tanh()),
        critic(
            "saturation",
            net -> net.conv(3, 3, 1).tanh().add(ColourChange.SATURATION).conv(3, 3, 2).tanh()),
        critic(
            "contrast",
            net -> net.conv(3, 3, 1).tanh().add(ColourChange.CONTRAST).conv(3, 3, 2).tanh()),
        critic("instanceNoise", net -> net.add(new InstanceNoise(1, 9)).conv(3, 3, 2).tanh()),
        critic("equalised", net -> net.equalised().conv(3, 3, 2).tanh()),
        critic("conditionalBatchNorm", net -> net.conv(3, 3, 2).conditionalBatchNorm(3).tanh()),
        critic("spectralNorm", net -> net.spectralNorm().conv(3, 3, 2).tanh()));
  }

  @ParameterizedTest
  @MethodSource("critics")
  void derivativeByEachWeightIsThatOfFiniteDifferences(Critic critic) {
    SecondOrderGradients.register();
    try (var graph = new TestGraph()) {
      Network net = graph.network(new long[] {4, 4, 2}, critic.layers());
      TestTape tape = graph.tape();
      Operand<TFloat32> loss = loss(graph, tape, net);
      List<Operand<TFloat32>> derivatives =
          graph.gradients(loss, net.weights().stream().map(tape::value).toList());
      settle(graph, net, tape);
      for (int i = 0; i < net.weights().size(); i++) {
        check(graph, loss, net.weights().get(i), graph.run(derivatives.get(i)));
      }
    }
  }

  private static void check(
      TestGraph graph, Operand<TFloat32> loss, Variable<TFloat32> weight, float[] derivative) {
    float[] at = graph.valueOf(weight);
    float[] direction = draws(weight.name(), at.length);
    double expected = 0;
    double length = 0;
    for (int i = 0; i < at.length; i++) {
      expected += (double) derivative[i] * direction[i];
      length += (double) direction[i] * direction[i];
    }
    length = Math.sqrt(length);
    double above = at(graph, loss, weight, at, direction, STEP / length);
    double below = at(graph, loss, weight, at, direction, -STEP / length);
    graph.set(weight, at);
    double quotient = (above - below) / (2 * STEP);
    assertThat(expected / length)
        .as(weight.name())
        .isCloseTo(quotient, within(1e-3 + 1e-2 * Math.abs(quotient)));
  }

  private static double at(
      TestGraph graph,
      Operand<TFloat32> loss,
      Variable<TFloat32> weight,
      float[] from,
      float[] direction,
      double step) {
    float[] moved = from.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += (float) (step * direction[i]);
    }
    graph.set(weight, moved);
    return graph.run(loss)[0];
  }

  /** mean D(x) + mean (|dD(x)/dx| - 1)^2: the first part reaches the weights the other may not. */
  private static Operand<TFloat32> loss(TestGraph graph, TestTape tape, Network net) {
    Ops tf = graph.tf();
    Operand<TFloat32> x = graph.constant(BATCH, draws("images", (int) BATCH.size()));
    Operand<TFloat32> scores =
        net.usesLabels()
            ? net.apply(tape, x, tf.constant(new int[] {2, 0, 1}))
            : net.apply(tape, x);
    var all = tf.constant(new int[] {0, 1});
    Operand<TFloat32> byImages = graph.gradients(tf.reduceSum(scores, all), List.of(x)).get(0);
    Operand<TFloat32> squares =
        tf.reduceSum(tf.math.square(byImages), tf.constant(new int[] {1, 2, 3}));
    Operand<TFloat32> norm = tf.math.sqrt(tf.math.add(squares, tf.constant(1e-6f)));
    Operand<TFloat32> penalty =
        tf.math.mean(tf.math.square(tf.math.sub(norm, tf.constant(1f))), tf.constant(0));
    return tf.math.add(tf.math.mean(scores, all), penalty);
  }

  /**
   * Draws larger weights than the initialisers, and lets spectral normalisation converge: its
   * derivative takes the singular vectors as constants, which is exact for the true ones.
   */
  private static void settle(TestGraph graph, Network net, TestTape tape) {
    for (Variable<TFloat32> weight : net.weights()) {
      graph.set(weight, draws("value of " + weight.name(), (int) weight.shape().size()));
    }
    for (int i = 0; i < 200 && !tape.writesNothing(); i++) {
      graph.write(tape);
    }
  }

  private static float[] draws(String name, int count) {
    var stream = new RandomStream(StreamKey.of(3, name), 0);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (0.5 * stream.nextGaussian());
    }
    return values;
  }

  private static Critic critic(String name, Consumer<NetworkBuilder> layers) {
    return new Critic(
        name,
        net -> {
          layers.accept(net);
          net.flatten().dense(1);
        });
  }
}
