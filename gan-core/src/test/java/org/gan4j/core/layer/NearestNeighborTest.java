package org.gan4j.core.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.core.internal.gradient.GpuDeterminism;
import org.gan4j.core.internal.gradient.SecondOrderGradients;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Both ways of building it, side by side. */
class NearestNeighborTest {

  private static final String REFUSED_ON_GPUS = "ResizeNearestNeighborGrad";

  @BeforeAll
  static void allowSecondOrder() {
    SecondOrderGradients.register();
  }

  @Test
  void bothWaysRepeatPixelsAndHaveTheSameGradients() {
    List<float[]> own = values(false);
    List<float[]> composed = values(true);
    assertThat(own.get(0)).startsWith(1, -2, 1, -2, 3);
    for (int i = 0; i < own.size(); i++) {
      assertThat(composed.get(i)).as("value %d", i).containsExactly(own.get(i));
    }
  }

  @Test
  void onADeterministicGpuNothingIsBuiltThatItRefuses() {
    try (Graph own = graph(false);
        Graph composed = graph(true)) {
      assertThat(types(own)).contains(REFUSED_ON_GPUS);
      assertThat(types(composed)).doesNotContain(REFUSED_ON_GPUS, "ResizeNearestNeighbor");
    }
  }

  private static List<String> types(Graph graph) {
    List<String> types = new ArrayList<>();
    graph.operations().forEachRemaining(operation -> types.add(operation.type()));
    return types;
  }

  /** The enlarged map, its gradient, and the gradient of that one's squares. */
  private static List<float[]> values(boolean deterministic) {
    try (Graph graph = graph(deterministic);
        Session session = new Session(graph)) {
      List<float[]> values = new ArrayList<>();
      for (String name : List.of("y", "dx", "ddx")) {
        try (Result result = session.runner().fetch(name).run()) {
          TFloat32 tensor = (TFloat32) result.get(0);
          float[] floats = new float[(int) tensor.size()];
          tensor.asRawTensor().data().asFloats().read(floats);
          values.add(floats);
        }
      }
      return values;
    }
  }

  private static Graph graph(boolean deterministic) {
    Graph graph = new Graph();
    Ops tf = Ops.create(graph);
    if (deterministic) {
      GpuDeterminism.require(tf);
    }
    float[] pixels = {1, -2, 3, 0.5f, 4, -1, 2, 7, 0, 1, 1, 2};
    Operand<TFloat32> x = tf.reshape(tf.constant(pixels), tf.constant(Shape.of(1, 2, 3, 2)));
    Operand<TFloat32> y = NearestNeighbor.enlarged(tf, x, 2);
    Operand<TFloat32> dx = gradient(graph, sum(tf, tf.math.mul(y, tf.math.square(y))), x);
    Operand<TFloat32> ddx = gradient(graph, sum(tf, tf.math.square(dx)), x);
    tf.withName("y").identity(y);
    tf.withName("dx").identity(dx);
    tf.withName("ddx").identity(ddx);
    return graph;
  }

  private static Operand<TFloat32> sum(Ops tf, Operand<TFloat32> x) {
    return tf.reduceSum(tf.reshape(x, tf.constant(new int[] {-1})), tf.constant(0));
  }

  @SuppressWarnings("unchecked")
  private static Operand<TFloat32> gradient(
      Graph graph, Operand<TFloat32> of, Operand<TFloat32> by) {
    return (Operand<TFloat32>)
        graph.addGradients(of.asOutput(), new Output<?>[] {by.asOutput()})[0];
  }
}
