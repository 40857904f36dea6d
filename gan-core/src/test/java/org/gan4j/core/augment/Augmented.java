package org.gan4j.core.augment;

import java.util.Arrays;
import org.gan4j.core.network.Layer;
import org.gan4j.core.network.Network;
import org.gan4j.core.testing.TestGraph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** One augmentation of one batch of images. */
final class Augmented implements AutoCloseable {

  final TestGraph graph = new TestGraph();
  final Shape shape;
  final Operand<TFloat32> x;
  final Network net;

  Augmented(Layer layer, Shape shape, float... values) {
    this.shape = shape;
    x = graph.constant(shape, values);
    net = graph.network(shape.takeLast(3).asArray(), layers -> layers.add(layer));
  }

  float[] train() {
    return graph.run(net.apply(graph.tape(), x));
  }

  float[] infer() {
    return graph.run(net.infer(graph.weights(), x));
  }

  /** The values of one example. */
  float[] example(float[] values, int index) {
    int size = values.length / (int) shape.get(0);
    return Arrays.copyOfRange(values, index * size, (index + 1) * size);
  }

  @Override
  public void close() {
    graph.close();
  }
}
