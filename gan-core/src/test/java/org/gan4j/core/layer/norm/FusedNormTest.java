package org.gan4j.core.layer.norm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gan4j.core.internal.gradient.SecondOrderGradients;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.gan4j.core.testing.TestGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
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
                MeanAndVariance.of(tf, x, axes).normalize(tf, x, EPSILON, scale, shift));
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
    try (var graph = new TestGraph()) {
      Ops tf = graph.tf();
      Operand<TFloat32> x = draws(graph, "x", shape);
      Operand<TFloat32> scale = draws(graph, "scale", Shape.of(2));
      Operand<TFloat32> shift = draws(graph, "shift", Shape.of(2));
      Operand<TFloat32> c = draws(graph, "c", shape);
      Operand<TFloat32> y = norm.of(tf, x, scale, shift);
      Operand<TFloat32> f = sum(tf, tf.math.mul(c, tf.math.square(y)));
      List<Operand<TFloat32>> first = graph.gradients(f, List.of(x, scale, shift));
      Operand<TFloat32> h =
          tf.math.addN(
              List.of(
                  sum(tf, tf.math.mul(draws(graph, "u", shape), first.get(0))),
                  sum(tf, tf.math.mul(draws(graph, "a", Shape.of(2)), first.get(1))),
                  sum(tf, tf.math.mul(draws(graph, "b", Shape.of(2)), first.get(2)))));
      List<Operand<TFloat32>> all = new ArrayList<>(List.of(y));
      all.addAll(first);
      all.addAll(graph.gradients(h, List.of(x, scale, c)));
      return all.stream().map(graph::run).toList();
    }
  }

  private static Operand<TFloat32> sum(Ops tf, Operand<TFloat32> x) {
    return tf.reduceSum(tf.reshape(x, tf.constant(new int[] {-1})), tf.constant(0));
  }

  private static Operand<TFloat32> draws(TestGraph graph, String name, Shape shape) {
    var stream = new RandomStream(StreamKey.of(1, name), 0);
    float[] values = new float[(int) shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (2 * stream.nextDouble() - 1);
    }
    return graph.constant(shape, values);
  }
}
