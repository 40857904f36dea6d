package org.gan4j.core.testing;

import java.util.function.Consumer;
import org.gan4j.core.layer.NetworkBuilder;
import org.gan4j.core.network.Network;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** One network on one batch: its input shape {@code [batch, ...]} and values, and its layers. */
public final class LayerCase implements AutoCloseable {

  public final TestGraph graph = new TestGraph();
  public final Network net;
  public final Operand<TFloat32> x;

  public LayerCase(long[] shape, float[] values, Consumer<NetworkBuilder> layers) {
    net = graph.network(java.util.Arrays.copyOfRange(shape, 1, shape.length), layers);
    x = graph.constant(Shape.of(shape), values);
  }

  /** 1, 2, 3, ... as the input. */
  public static LayerCase counting(long[] shape, Consumer<NetworkBuilder> layers) {
    return new LayerCase(shape, upTo((int) Shape.of(shape).size()), layers);
  }

  /** Gives the weight at a place in the network's list its values. */
  public LayerCase weight(int index, float... values) {
    graph.set(net.weights().get(index), values);
    return this;
  }

  public float[] infer() {
    return graph.run(net.infer(graph.weights(), x));
  }

  public float[] train() {
    return graph.run(net.apply(graph.tape(), x));
  }

  /** 1, 2, ..., n. */
  public static float[] upTo(int n) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = i + 1;
    }
    return values;
  }

  public static long[] shape(long... sizes) {
    return sizes;
  }

  @Override
  public void close() {
    graph.close();
  }
}
