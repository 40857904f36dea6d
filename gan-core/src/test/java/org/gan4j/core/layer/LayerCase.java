package org.gan4j.core.layer;

import java.util.function.Consumer;
import org.gan4j.core.network.Network;
import org.gan4j.core.testing.TestGraph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** One network on one batch: its input shape {@code [batch, ...]} and values, and its layers. */
final class LayerCase implements AutoCloseable {

  final TestGraph graph = new TestGraph();
  final Network net;
  final Operand<TFloat32> x;

  LayerCase(long[] shape, float[] values, Consumer<NetworkBuilder> layers) {
    net = graph.network(java.util.Arrays.copyOfRange(shape, 1, shape.length), layers);
    x = graph.constant(Shape.of(shape), values);
  }

  /** 1, 2, 3, ... as the input. */
  static LayerCase counting(long[] shape, Consumer<NetworkBuilder> layers) {
    return new LayerCase(shape, upTo((int) Shape.of(shape).size()), layers);
  }

  /** Gives the weight at a place in the network's list its values. */
  LayerCase weight(int index, float... values) {
    graph.set(net.weights().get(index), values);
    return this;
  }

  float[] infer() {
    return graph.run(net.infer(graph.weights(), x));
  }

  float[] train() {
    return graph.run(net.apply(graph.tape(), x));
  }

  /** 1, 2, ..., n. */
  static float[] upTo(int n) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = i + 1;
    }
    return values;
  }

  static long[] shape(long... sizes) {
    return sizes;
  }

  @Override
  public void close() {
    graph.close();
  }
}
