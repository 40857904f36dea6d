package org.gan4j.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.core.network.Network;
import org.gan4j.core.variable.Variable;
import org.gan4j.train.graph.DataShape;
import org.gan4j.train.graph.GraphSettings;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.session.SessionSettings;
import org.gan4j.train.session.TrainingSession;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

final class SganTest {

  private static final ImageShape SHAPE = new ImageShape(6, 6, 1);

  private static Sgan sgan(boolean labelsOnly, boolean featureMatching, List<Integer> widths) {
    return new Sgan(
        new Sgan.Config(
            1,
            labelsOnly,
            featureMatching,
            0.5,
            10,
            List.of(16),
            widths,
            0.6,
            0.5,
            SmallVariants.ADAM,
            SmallVariants.ADAM));
  }

  private static GraphSettings settings(ImageShape shape, int classes, int count) {
    return GraphSettings.of(DataShape.of(shape, count).withClasses(classes), 8, 1);
  }

  /**
   * 784-1000-500-250-250-250-10, the authors' train_mnist_feature_matching.py:
   *
   * <pre>
   * kernels           784*1000 + 1000*500 + 500*250 + 2*250*250 + 250*10 = 1 536 500
   * biases            1000 + 500 + 3*250 + 10                            = 2 260
   * lengths           10, of the last layer
   * </pre>
   */
  @Test
  void classifierIsTheAuthors() {
    var widths = List.of(1000, 500, 250, 250, 250);
    var settings = settings(new ImageShape(28, 28, 1), 10, 100);
    try (var graph = TrainingGraph.build(sgan(false, true, widths), settings)) {
      assertThat(parameters(graph, 0) + parameters(graph, 1)).isEqualTo(1_538_770);
    }
  }

  @Test
  void labelsOnlyTrainsTheSameClassifierWithoutAGenerator() {
    var settings = settings(SHAPE, 2, 8);
    try (var both = TrainingGraph.build(sgan(false, true, List.of(16, 8)), settings);
        var alone = TrainingGraph.build(sgan(true, true, List.of(16, 8)), settings)) {
      assertThat(weights(alone.networks())).isEqualTo(weights(both.networks().subList(0, 2)));
      assertThat(alone.networks()).hasSize(2);
      assertThat(alone.samples()).isEmpty();
      assertThat(both.samples()).isPresent();
    }
  }

  @Test
  void logSumExpDoesNotOverflowAndItsGradientIsSoftmax() {
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> logits =
          tf.constant(new float[][] {{0, (float) Math.log(3)}, {1000, 1000}, {-1000, -2000}});
      Operand<TFloat32> sums = Sgan.logSumExp(tf, logits);
      Output<?>[] slope =
          graph.addGradients(
              tf.math.mean(sums, tf.constant(0)).asOutput(), new Output<?>[] {logits.asOutput()});
      try (var result = session.runner().fetch(sums).fetch(slope[0]).run()) {
        // log 4; 1000 + log 2; -1000.
        assertThat(floats(result.get(0), 3))
            .containsExactly(new float[] {1.3862944f, 1000.6931f, -1000}, within(1e-4f));
        float third = 1f / 3;
        assertThat(floats(result.get(1), 6))
            .containsExactly(
                new float[] {third / 4, third * 3 / 4, third / 2, third / 2, third, 0},
                within(1e-6f));
      }
    }
  }

  @Test
  void learnsFromTheLabelledAndSaysSoInLogits() {
    for (boolean featureMatching : new boolean[] {true, false}) {
      var variant = sgan(false, featureMatching, List.of(32, 16));
      try (var graph = TrainingGraph.build(variant, settings(SHAPE, 2, 8));
          var session = new TrainingSession(graph, new SessionSettings(2))) {
        session.initialize();
        session.load(halves());
        int[] batch = IntStream.range(0, 8).toArray();
        for (int step = 0; step < 60; step++) {
          session.run(graph.phases().get(0), batch);
        }
        float[] logits = session.outputs().apply("logits", halves().images());
        for (int i = 0; i < 8; i++) {
          assertThat(logits[2 * i + 1] > logits[2 * i]).isEqualTo(i % 2 == 1);
        }
      }
    }
  }

  /** Four images with a bright left half, class 0, and four with a bright right half, class 1. */
  private static Dataset halves() {
    byte[] pixels = new byte[8 * SHAPE.size()];
    for (int i = 0; i < pixels.length; i++) {
      boolean right = i % SHAPE.width() >= SHAPE.width() / 2;
      pixels[i] = (byte) (right == (i / SHAPE.size() % 2 == 1) ? 255 : 0);
    }
    int[] labels = IntStream.range(0, 8).map(i -> i % 2).toArray();
    return Dataset.of("halves", new Images(SHAPE, pixels), Optional.of(labels), 2);
  }

  private static long parameters(TrainingGraph graph, int network) {
    return graph.networks().get(network).parameterCount();
  }

  private static List<String> weights(List<Network> networks) {
    return networks.stream()
        .flatMap(network -> network.weights().stream())
        .map((Variable<TFloat32> weight) -> weight.name() + weight.shape())
        .toList();
  }

  private static float[] floats(org.tensorflow.Tensor tensor, int count) {
    float[] values = new float[count];
    tensor.asRawTensor().data().asFloats().read(values);
    return values;
  }
}
