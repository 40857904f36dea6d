package org.gan4j.train.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.optimizer.Sgd;
import org.gan4j.core.variable.Initializer;
import org.gan4j.core.variant.Variant;
import org.gan4j.train.graph.DataShape;
import org.gan4j.train.graph.GraphSettings;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.session.SessionSettings;
import org.gan4j.train.session.TrainingSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.ndarray.Shape;

/** A convolution with batch norm, and a state of the images' size beside it. */
class RestoreNetworksTest {

  @TempDir private Path folder;

  private static Variant convolution(int kernel) {
    return graph -> {
      var images = graph.imageShape();
      var network =
          graph.translator("g", net -> net.conv(images.channels(), kernel, 1).batchNorm().tanh());
      graph.state("past", Shape.of(images.height(), images.width()), Initializer.zeros());
      var sgd = graph.optimizer("sgd", new Sgd(0.1, 0.9));
      graph.phase(
          "p",
          tape -> {
            var tf = tape.tf();
            var flat = tf.reshape(network.apply(tape, tape.images()), tf.constant(new int[] {-1}));
            tape.apply(sgd, tape.gradient(tf.math.mean(flat, tf.constant(0)), network));
          });
      graph.function("f", network::infer);
    };
  }

  private static TrainingGraph graph(int kernel, int size) {
    return TrainingGraph.build(
        convolution(kernel),
        GraphSettings.of(DataShape.of(new ImageShape(size, size, 1), 4), 2, size).withAverage(0.9));
  }

  private static byte[] value(TrainingSession session, String name) {
    return session.variables().read().get(name);
  }

  private Checkpoint saved(TrainingSession session) {
    CheckpointStore store = new CheckpointStore(folder);
    store.keeping(session, "seed: 1\n").checkpointDue(3);
    return store.latest().found().orElseThrow();
  }

  @Test
  void networksAndTheirAveragesComeBackAtAnotherImageSize() {
    try (TrainingGraph small = graph(3, 4);
        TrainingSession trained = new TrainingSession(small, new SessionSettings(1));
        TrainingGraph large = graph(3, 7);
        TrainingSession other = new TrainingSession(large, new SessionSettings(1))) {
      trained.initialize();
      other.initialize();
      byte[] momentum = value(other, "phases/p/runs");
      Checkpoint checkpoint = saved(trained);
      checkpoint.restoreNetworks(other);
      assertThat(large.networkVariables())
          .extracting(variable -> variable.name())
          .contains("g/conv/kernel", "average/g/conv/kernel")
          .doesNotContain("past", "average/updates", "phases/p/runs");
      for (var variable : large.networkVariables()) {
        assertThat(value(other, variable.name()))
            .as(variable.name())
            .isEqualTo(value(trained, variable.name()));
      }
      assertThat(value(other, "phases/p/runs")).isEqualTo(momentum);
      assertThatThrownBy(() -> checkpoint.restore(other))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("holds 'past' of shape [4, 4], expected [7, 7]");
    }
  }

  @Test
  void anotherNetworkIsRefused() {
    try (TrainingGraph small = graph(3, 4);
        TrainingSession trained = new TrainingSession(small, new SessionSettings(1));
        TrainingGraph wide = graph(5, 4);
        TrainingSession other = new TrainingSession(wide, new SessionSettings(1))) {
      trained.initialize();
      other.initialize();
      Checkpoint checkpoint = saved(trained);
      assertThatThrownBy(() -> checkpoint.restoreNetworks(other))
          .isInstanceOf(InputException.class)
          .hasMessageContaining(
              "holds 'g/conv/kernel' of shape [3, 3, 1, 1], expected [5, 5, 1, 1]");
    }
  }
}
