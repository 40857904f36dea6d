package org.gan4j.core.internal.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.nn.LeakyRelu;
import org.tensorflow.types.TFloat64;

/**
 * Second derivatives in float64 against central differences.
 *
 * <p>For a function f of x and a fixed random c, g = d(sum c f(x)) / dx is what TensorFlow knows;
 * the test is of dh/dx and dh/dc for h = sum d g with a fixed random d. As g is linear in c, both
 * inputs of the gradient operation of f are covered. The step 1e-5 makes an error of about 1e-10
 * times the third derivative and 1e-11 of rounding.
 */
final class SecondOrderGradientsTest {

  private static final double STEP = 1e-5;

  @FunctionalInterface
  interface Function {
    Operand<TFloat64> of(Ops tf, Operand<TFloat64> x);
  }

  record Case(String name, Shape shape, Function function) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> functions() {
    Shape row = Shape.of(6);
    Shape map = Shape.of(2, 4, 5, 2);
    return Stream.of(
        // The square makes relu's second derivative by x differ from zero.
        new Case("relu", row, (tf, x) -> tf.math.square(tf.nn.relu(x))),
        new Case(
            "leakyRelu", row, (tf, x) -> tf.math.square(tf.nn.leakyRelu(x, LeakyRelu.alpha(0.2f)))),
        new Case("tanh", row, (tf, x) -> tf.math.tanh(x)),
        new Case("sigmoid", row, (tf, x) -> tf.math.sigmoid(x)),
        new Case("softplus", row, (tf, x) -> tf.math.softplus(x)),
        new Case("rsqrt", row, (tf, x) -> tf.math.rsqrt(positive(tf, x))),
        new Case("sqrt", row, (tf, x) -> tf.math.sqrt(positive(tf, x))),
        new Case("averagePool", map, (tf, x) -> tf.math.square(pool(tf, x, 2, 2, "VALID"))),
        new Case("averagePoolSame", map, (tf, x) -> tf.math.square(pool(tf, x, 3, 2, "SAME"))),
        new Case(
            "resizeNearestNeighbor",
            map,
            (tf, x) ->
                tf.math.square(tf.image.resizeNearestNeighbor(x, tf.constant(new int[] {8, 15})))),
        new Case(
            "broadcastTo",
            Shape.of(2, 1, 1, 3),
            (tf, x) -> tf.math.square(tf.broadcastTo(x, tf.constant(new int[] {2, 3, 2, 3})))),
        new Case(
            "concat",
            Shape.of(2, 3),
            (tf, x) -> tf.math.square(tf.concat(List.of(x, tf.math.tanh(x)), tf.constant(1)))),
        new Case(
            "softplusOfProduct",
            Shape.of(2, 3),
            (tf, x) -> tf.math.softplus(tf.linalg.matMul(x, tf.linalg.transpose(x, perm(tf))))));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void secondDerivativesAreThoseOfFiniteDifferences(Case one) {
    SecondOrderGradients.register();
    try (var graph = new Graph()) {
      Ops tf = Ops.create(graph);
      var x = tf.placeholder(TFloat64.class, Placeholder.shape(one.shape()));
      Operand<TFloat64> f = one.function().of(tf, x);
      var c = tf.placeholder(TFloat64.class, Placeholder.shape(f.shape()));
      Operand<TFloat64> g = gradients(graph, sum(tf, tf.math.mul(c, f)), x).get(0);
      var d = tf.constant(one.shape(), DataBuffers.of(draws("d", one.shape())));
      Operand<TFloat64> h = sum(tf, tf.math.mul(d, g));
      List<Operand<TFloat64>> second = gradients(graph, h, x, c);
      try (var session = new Session(graph)) {
        double[] atX = draws("x", one.shape());
        double[] atC = draws("c", f.shape());
        double[] byX = run(session, second.get(0), x, atX, c, atC);
        double[] byC = run(session, second.get(1), x, atX, c, atC);
        check(byX, atX, () -> run(session, h, x, atX, c, atC)[0]);
        check(byC, atC, () -> run(session, h, x, atX, c, atC)[0]);
      }
    }
  }

  /** Relative error below 1e-6, of the largest derivative where one is small. */
  private static void check(double[] derivative, double[] at, java.util.function.DoubleSupplier h) {
    double scale = 0;
    for (double value : derivative) {
      scale = Math.max(scale, Math.abs(value));
    }
    assertThat(scale).isPositive();
    for (int i = 0; i < at.length; i++) {
      double before = at[i];
      at[i] = before + STEP;
      double above = h.getAsDouble();
      at[i] = before - STEP;
      double below = h.getAsDouble();
      at[i] = before;
      assertThat(derivative[i])
          .as("derivative %d", i)
          .isCloseTo((above - below) / (2 * STEP), within(1e-6 * scale));
    }
  }

  private static Operand<TFloat64> positive(Ops tf, Operand<TFloat64> x) {
    return tf.math.add(tf.math.square(x), tf.constant(0.5));
  }

  private static Operand<TFloat64> pool(
      Ops tf, Operand<TFloat64> x, long size, long stride, String padding) {
    return tf.nn.avgPool(x, List.of(1L, size, size, 1L), List.of(1L, stride, stride, 1L), padding);
  }

  private static Operand<org.tensorflow.types.TInt32> perm(Ops tf) {
    return tf.constant(new int[] {1, 0});
  }

  private static Operand<TFloat64> sum(Ops tf, Operand<TFloat64> x) {
    return tf.reduceSum(tf.reshape(x, tf.constant(new int[] {-1})), tf.constant(0));
  }

  /** Between 0.1 and 1 in size, of either sign: away from the kinks at 0. */
  private static double[] draws(String name, Shape shape) {
    var stream = new RandomStream(StreamKey.of(1, name), 0);
    double[] values = new double[(int) shape.size()];
    for (int i = 0; i < values.length; i++) {
      double size = 0.1 + 0.9 * stream.nextDouble();
      values[i] = stream.nextInt(2) == 0 ? size : -size;
    }
    return values;
  }

  @SuppressWarnings("unchecked")
  private static List<Operand<TFloat64>> gradients(
      Graph graph, Operand<TFloat64> y, Operand<?>... xs) {
    Output<?>[] inputs = Stream.of(xs).map(Operand::asOutput).toArray(Output[]::new);
    List<Operand<TFloat64>> derivatives = new ArrayList<>();
    for (Output<?> derivative : graph.addGradients(y.asOutput(), inputs)) {
      derivatives.add((Operand<TFloat64>) derivative);
    }
    return derivatives;
  }

  private static double[] run(
      Session session,
      Operand<TFloat64> fetched,
      Placeholder<TFloat64> x,
      double[] atX,
      Placeholder<TFloat64> c,
      double[] atC) {
    try (TFloat64 fedX = TFloat64.tensorOf(x.shape(), DataBuffers.of(atX));
        TFloat64 fedC = TFloat64.tensorOf(c.shape(), DataBuffers.of(atC));
        Result result = session.runner().feed(x, fedX).feed(c, fedC).fetch(fetched).run()) {
      TFloat64 tensor = (TFloat64) result.get(0);
      double[] values = new double[(int) tensor.size()];
      tensor.asRawTensor().data().asDoubles().read(values);
      return values;
    }
  }
}
