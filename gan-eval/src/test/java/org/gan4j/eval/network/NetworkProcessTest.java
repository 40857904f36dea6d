package org.gan4j.eval.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Images;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Networks that pass all checks before they run: their process has limits. */
class NetworkProcessTest {

  private static final long MEMORY = 2L << 30;
  private static final Images IMAGE =
      new Images(TestImages.TWO_BY_TWO, new byte[] {1, 2, 3, (byte) 250});

  @TempDir Path folder;

  @Test
  void anotherProcessGivesTheBitsOfThisOne() throws IOException {
    GraphDef graph = Bombs.network((tf, flat) -> tf.math.exp(tf.math.sin(flat)));
    Images images = TestImages.noise("noise", 70, 0, 256, 1).images();
    byte[] content = graph.toByteArray();
    try (FeatureNetwork here = new FrozenNetwork(content, Bombs.info(content), "bomb.pb");
        FeatureNetwork there = open(graph, MEMORY, Duration.ofMinutes(5))) {
      assertThat(there.extract(images).values()).isEqualTo(here.extract(images).values());
    }
  }

  @Test
  void tensorsLargerThanMemoryAreRefused() throws IOException {
    GraphDef graph =
        Bombs.network(
            (tf, flat) -> tf.math.mul(flat, mean(tf, filled(tf, flat, 1 << 20, 1 << 20))));

    try (FeatureNetwork network = open(graph, MEMORY, Duration.ofMinutes(5))) {
      assertThatThrownBy(() -> network.extract(IMAGE))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("bomb.pb: the graph fails on images of shape [32, 2, 2, 1] (OOM");
    }
  }

  /** A tensor whose size only a run shows. */
  private static Operand<TFloat32> filled(Ops tf, Operand<TFloat32> flat, int height, int width) {
    var nothing = tf.dtypes.cast(mean(tf, tf.math.mul(flat, tf.constant(0f))), TInt32.class);
    var size = tf.math.add(tf.constant(new int[] {height, width}), nothing);
    return tf.fill(size, mean(tf, flat));
  }

  private static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> of) {
    return tf.math.mean(of, tf.constant(new int[] {0, 1}));
  }

  @Test
  void endlessWorkIsEnded() throws IOException {
    GraphDef graph =
        Bombs.network(
            (tf, flat) -> {
              Operand<TFloat32> last =
                  tf.broadcastTo(mean(tf, flat), tf.constant(new int[] {4000, 4000}));
              for (int k = 0; k < 2000; k++) {
                last = tf.linalg.matMul(last, last);
              }
              return tf.math.mul(flat, mean(tf, last));
            });

    try (FeatureNetwork network = open(graph, MEMORY, Duration.ofSeconds(2))) {
      assertThatThrownBy(() -> network.extract(IMAGE))
          .isInstanceOf(InputException.class)
          .hasMessageContaining(
              "bomb.pb: expected a network that answers within 2 s, found none after that time");
    }
  }

  @Test
  void aProcessThatEndsByItselfIsRefused() throws IOException {
    Path file = Bombs.write(Bombs.network((tf, flat) -> flat), folder);

    assertThatThrownBy(() -> open(file, 1 << 20, Duration.ofMinutes(5)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(
            "bomb.pb: expected a network that runs in a process of at most 1 MiB, found that the"
                + " process ended (exit code ");
  }

  private FeatureNetwork open(GraphDef graph, long memory, Duration answer) throws IOException {
    return open(Bombs.write(graph, folder), memory, answer);
  }

  private static FeatureNetwork open(Path file, long memory, Duration answer) {
    NetworkLimits limits = new NetworkLimits(memory, Duration.ofMinutes(5), answer);
    NetworkInfo info = FeatureNetworks.shipped().describe(file.toString());
    return FrozenNetwork.inOtherProcess(file, info, limits, new HostSettings(0, Map.of()));
  }
}
