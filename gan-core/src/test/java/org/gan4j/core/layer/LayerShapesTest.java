package org.gan4j.core.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gan4j.core.testing.LayerCase.counting;
import static org.gan4j.core.testing.LayerCase.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gan4j.core.layer.norm.BatchNorm;
import org.gan4j.core.layer.norm.InstanceNorm;
import org.gan4j.core.layer.norm.LayerNorm;
import org.gan4j.core.layer.norm.MinibatchStdDev;
import org.gan4j.core.layer.norm.PixelNorm;
import org.gan4j.core.layer.pointwise.Activation;
import org.gan4j.core.layer.pointwise.Dropout;
import org.gan4j.core.layer.pointwise.LeakyRelu;
import org.gan4j.core.network.Layer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.ndarray.Shape;

/**
 * The shape that each layer announces is the shape that it yields, and a batch of unknown size
 * gives the same values as one of known size.
 */
final class LayerShapesTest {

  @ParameterizedTest
  @MethodSource({"convolutions", "others"})
  void announcedShapeIsTheComputedOne(Layer layer, int size) {
    check(shape(3, size, size + 1, 2), net -> net.add(layer));
  }

  @ParameterizedTest
  @MethodSource("vectorLayers")
  void vectorLayersToo(Layer layer) {
    check(shape(3, 6), net -> net.add(layer));
  }

  private static void check(long[] input, Consumer<NetworkBuilder> layer) {
    try (var one = counting(input, layer)) {
      var known = one.net.infer(one.graph.weights(), one.x);
      var unknown = one.net.infer(one.graph.weights(), one.graph.ofUnknownBatch(one.x));

      assertThat(known.shape()).isEqualTo(Shape.of(3).append(one.net.output().shape()));
      float[] values = one.graph.run(known);
      assertThat(values).hasSize((int) known.shape().size());
      assertThat(one.graph.run(unknown)).isEqualTo(values);
    }
  }

  static Stream<Object[]> convolutions() {
    List<Object[]> cases = new ArrayList<>();
    for (int size : new int[] {5, 8}) {
      for (int kernel : new int[] {1, 2, 3, 5}) {
        for (int stride : new int[] {1, 2, 3}) {
          for (Padding padding : Padding.values()) {
            cases.add(new Object[] {new Conv(3, kernel, stride, padding), size});
            cases.add(new Object[] {new ConvTranspose(3, kernel, stride, padding), size});
          }
        }
      }
    }
    return cases.stream();
  }

  static Stream<Object[]> others() {
    return Stream.of(
            new AveragePool(1),
            new AveragePool(2),
            new AveragePool(3),
            GlobalPool.SUM,
            GlobalPool.MEAN,
            new Upsample(1),
            new Upsample(3),
            new BatchNorm(),
            new LayerNorm(),
            new InstanceNorm(),
            new PixelNorm(),
            new MinibatchStdDev(4),
            new ReflectionPad(1),
            new ReflectionPad(4),
            new ZeroPad(6),
            new SkipConnection(body -> body.conv(3, 3, 1)),
            new LeakyRelu(0.2f),
            Activation.RELU,
            Activation.TANH,
            Activation.SIGMOID,
            new Dropout(0.5f),
            new Reshape(Shape.of(60)),
            new ResidualBlock(body -> body.conv(2, 3, 1).relu(), shortcut -> {}))
        .map(layer -> new Object[] {layer, 5});
  }

  static Stream<Layer> vectorLayers() {
    return Stream.of(
        new Dense(4),
        new Maxout(4, 3),
        new BatchNorm(),
        new LayerNorm(),
        new PixelNorm(),
        new Reshape(Shape.of(1, 2, 3)),
        new LeakyRelu(0.2f),
        new Dropout(0.5f));
  }
}
