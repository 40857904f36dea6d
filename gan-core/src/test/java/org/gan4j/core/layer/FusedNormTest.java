package org.gan4j.core.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gan4j.core.gradient.SecondOrderGradients;
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
import org.tensorflow.types.TFloat32;

/**
 * The fused operation and its derivatives beside the composed one, whose derivatives are those of
 * elementary operations.
 */
final class FusedNormTest {

  private static final float EPSILON = 1e-3f;

  @FunctionalInterface
  private interface Norm {
    Operand<TFloat32> of(
        Ops tf, Operand<TFloat32> x, Operand<TFloat32> scale, Operand<TFloat32> shift);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void valueAndBothDerivativesAreThoseOfTheComposedForm(Shape shape) {
    SecondOrderGradients.register();
    int[] axes = IntStream.range(0, shape.numDimensions() - 1).toArray();
    List<float[]> composed =
        run(
            shape,
            (tf, x, scale, shift) ->
                Moments.of(tf, x, axes).normalize(tf, x, EPSILON, scale, shift));
    List<float[]> fused =
        run(
            shape,
            (tf, x, scale, shift) -> FusedNorm.of(tf, x, scale, shift, EPSILON).normalized());
    assertThat(fused).hasSize(composed.size());
    for (int i = 0; i < fused.size(); i++) {
      assertThat(fused.get(i)).as("value %d", i).containsExactly(composed.get(i), within(2e-4f));
    }
  }

  static Stream<Shape> shapes() {
    return Stream.of(Shape.of(7, 2), Shape.of(3, 4, 2), Shape.of(3, 4, 5, 2));
  }

  /**
   * y; for f = sum c y^2 its derivatives by x, scale and shift; and for a weighted sum of those
   * three, its own by x, scale and c.
   */
  private static List<float[]> run(Shape shape, Norm norm) {
    try (var graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> x = draws(tf, "x", shape);
      Operand<TFloat32> scale = draws(tf, "scale", Shape.of(2));
      Operand<TFloat32> shift = draws(tf, "shift", Shape.of(2));
      Operand<TFloat32> c = draws(tf, "c", shape);
      Operand<TFloat32> y = norm.of(tf, x, scale, shift);
      Operand<TFloat32> f = sum(tf, tf.math.mul(c, tf.math.square(y)));
      List<Operand<TFloat32>> first = gradients(graph, f, x, scale, shift);
      Operand<TFloat32> h =
          tf.math.addN(
              List.of(
                  sum(tf, tf.math.mul(draws(tf, "u", shape), first.get(0))),
                  sum(tf, tf.math.mul(draws(tf, "a", Shape.of(2)), first.get(1))),
                  sum(tf, tf.math.mul(draws(tf, "b", Shape.of(2)), first.get(2)))));
      List<Operand<TFloat32>> all = new ArrayList<>(List.of(y));
      all.addAll(first);
      all.addAll(gradients(graph, h, x, scale, c));
      return values(graph, all);
    }
  }

  private static List<float[]> values(Graph graph, List<Operand<TFloat32>> fetched) {
    try (var session = new Session(graph)) {
      Session.Runner runner = session.runner();
      fetched.forEach(runner::fetch);
      List<float[]> values = new ArrayList<>();
      try (Result result = runner.run()) {
        result.forEach(
            tensor -> {
              float[] read = new float[(int) tensor.getValue().size()];
              ((TFloat32) tensor.getValue()).asRawTensor().data().asFloats().read(read);
              values.add(read);
            });
      }
      return values;
    }
  }

  @SuppressWarnings("unchecked")
  private static List<Operand<TFloat32>> gradients(
      Graph graph, Operand<TFloat32> y, Operand<?>... xs) {
    Output<?>[] inputs = Stream.of(xs).map(Operand::asOutput).toArray(Output[]::new);
    List<Operand<TFloat32>> derivatives = new ArrayList<>();
    for (Output<?> derivative : graph.addGradients(y.asOutput(), inputs)) {
      derivatives.add((Operand<TFloat32>) derivative);
    }
    return derivatives;
  }

  private static Operand<TFloat32> sum(Ops tf, Operand<TFloat32> x) {
    return tf.reduceSum(tf.reshape(x, tf.constant(new int[] {-1})), tf.constant(0));
  }

  private static Operand<TFloat32> draws(Ops tf, String name, Shape shape) {
    var stream = new RandomStream(StreamKey.of(1, name), 0);
    float[] values = new float[(int) shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (2 * stream.nextDouble() - 1);
    }
    return tf.constant(shape, DataBuffers.of(values));
  }
}
