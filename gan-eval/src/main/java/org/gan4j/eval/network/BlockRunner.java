package org.gan4j.eval.network;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.eval.feature.Features;
import org.gan4j.eval.image.FloatImages;
import org.gan4j.eval.internal.graph.GraphSession;
import org.gan4j.eval.internal.graph.NetworkPorts;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/**
 * Runs a graph on blocks of a fixed number of images, the last one filled up with black, so that no
 * result depends on how many images a caller hands in.
 *
 * @param name name of the network, for messages
 * @param graph what runs
 * @param ports its tensors
 * @param block images a block
 * @param featureSize d
 * @param classes k, or 0 if there are no logits
 */
record BlockRunner(
    String name, GraphSession graph, NetworkPorts ports, int block, int featureSize, int classes)
    implements ImageRunner {

  @Override
  public Features extract(FloatImages images) {
    int count = images.count();
    float[] features = new float[count * featureSize];
    float[] logits = new float[count * classes];
    for (int from = 0; from < count; from += block) {
      run(images, from, Math.min(block, count - from), features, logits);
    }
    return new Features(count, features, logits);
  }

  /** Another tensor of the graph, of {@code size} values an image. */
  float[] fetch(FloatImages images, String tensor, int size) {
    int count = images.count();
    float[] values = new float[count * size];
    for (int from = 0; from < count; from += block) {
      int part = Math.min(block, count - from);
      try (TFloat32 input = input(images, from, part);
          Result result = graph.run(ports.input(), input, List.of(tensor))) {
        TFloat32 found = (TFloat32) result.get(0);
        found.asRawTensor().data().asFloats().read(values, from * size, part * size);
      }
    }
    return values;
  }

  private void run(FloatImages images, int from, int count, float[] features, float[] logits) {
    try (TFloat32 input = input(images, from, count);
        Result result = graph.run(ports.input(), input, fetches())) {
      read((TFloat32) result.get(0), features, from, count, featureSize);
      if (classes > 0) {
        read((TFloat32) result.get(1), logits, from, count, classes);
      }
    }
  }

  private List<String> fetches() {
    return Stream.of(ports.features(), ports.logits()).limit(classes > 0 ? 2 : 1).toList();
  }

  private TFloat32 input(FloatImages images, int from, int count) {
    ImageShape image = images.shape();
    Shape shape = Shape.of(block, image.height(), image.width(), image.channels());
    return TFloat32.tensorOf(shape, DataBuffers.of(block(images, from, count)));
  }

  private float[] block(FloatImages images, int from, int count) {
    int size = images.shape().size();
    float step = ports.step();
    float[] values = new float[block * size]; // [block, h, w, c] in the network's range
    for (int k = 0; k < count * size; k++) {
      values[k] = ports.scaled(images.pixels()[from * size + k], step);
    }
    Arrays.fill(values, count * size, values.length, ports.scaled(0, step));
    return values;
  }

  private void read(TFloat32 tensor, float[] into, int from, int count, int size) {
    Shape expected = Shape.of(block, size);
    if (!tensor.shape().equals(expected) && !tensor.shape().equals(Shape.of(block, 1, 1, size))) {
      throw new InputException(
          "feature network " + name,
          "expected an output of shape " + expected + ", found " + tensor.shape(),
          "Export the network again, with a description that fits it.");
    }
    tensor.asRawTensor().data().asFloats().read(into, from * size, count * size);
  }

  @Override
  public void close() {
    graph.close();
  }
}
