package org.gan4j.eval.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.eval.feature.Features;
import org.gan4j.eval.network.FeatureNetwork;
import org.gan4j.eval.network.FeatureNetworks;
import org.gan4j.eval.network.FrozenNetwork;
import org.gan4j.eval.network.NetworkInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** A network whose features are the means of its images' channels, and which has no logits. */
class NetworkPortsTest {

  private static final NetworkPorts BYTES =
      new NetworkPorts("in:0", "out:0", null, List.of(0.0, 255.0), true);

  @TempDir Path folder;

  @Test
  void imagesOfAnySizeAreTakenOnTheGivenScale() {
    try (FeatureNetwork network = open(BYTES, 0)) {
      assertThat(network.takes(new ImageShape(7, 9, 3))).isTrue();
      assertThat(network.takes(new ImageShape(7, 9, 1))).isFalse();
      assertThat(network.layer()).isEqualTo("out:0");

      Features found = network.extract(colours());

      assertThat(found.values()).containsExactly(0, 51, 255, 255, 102, 0);
      assertThat(found.logits()).isEmpty();
    }
  }

  @Test
  void theScaleIsTheNetworks() {
    NetworkPorts unit = new NetworkPorts("in", "out", null, List.of(0.0, 1.0), true);
    try (FeatureNetwork network = open(unit, 0)) {
      assertThat(network.extract(colours()).values()).containsExactly(0, 0.2f, 1, 1, 0.4f, 0);
    }
  }

  @Test
  void featuresMayStillHaveHeightAndWidthOne() {
    NetworkPorts pooled = new NetworkPorts("in", "pooled", null, List.of(0.0, 255.0), true);
    try (FeatureNetwork network = open(pooled, 0)) {
      assertThat(network.extract(colours()).values()).containsExactly(0, 51, 255, 255, 102, 0);
    }
  }

  @Test
  void metricsThatNeedLogitsAreRefused() {
    try (FeatureNetwork network = open(BYTES, 0)) {
      assertThat(network.classes()).isZero();
      assertThatThrownBy(() -> network.requireLogits("Inception Score"))
          .isInstanceOf(InputException.class)
          .hasMessageContaining(
              "feature network means: expected logits for Inception Score, found a network that"
                  + " gives features only");
    }
  }

  @Test
  void theDescriptionBesideTheFileSaysIt() throws IOException {
    byte[] graph = graph();
    Path file = Files.write(folder.resolve("means.pb"), graph);
    info(graph, BYTES, 0).write(folder.resolve("means.json"));

    try (FrozenNetwork network = FeatureNetworks.shipped().open(file.toString())) {
      assertThat(network.info().ports()).isEqualTo(BYTES);
      assertThat(network.extract(colours()).values()).hasSize(6);
    }
  }

  @Test
  void anIncompleteOrContradictoryDescriptionIsRefused() {
    refused("{\"input\":\"in\",\"features\":\"out\"}", 0, "ports.range");
    refused("{\"input\":\"in\",\"range\":[0,1]}", 0, "ports.features");
    refused("{\"features\":\"out\",\"range\":[0,1]}", 0, "ports.input");
    refused("{\"input\":\"in\",\"features\":\"out\",\"range\":[1,1]}", 0, "ports.range");
    refused("{\"input\":\"in\",\"features\":\"out\",\"range\":[0,1]}", 10, "classes");
  }

  @Test
  void aTensorThatIsNotThereIsNamed() {
    NetworkPorts wrong = new NetworkPorts("in", "out:1", null, List.of(0.0, 1.0), true);

    assertThatThrownBy(() -> open(wrong, 0))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected an operation 'out:1' in the graph, found none");
  }

  private static void refused(String ports, int classes, String field) {
    String json =
        "{\"name\":\"means\",\"imageShape\":[2,2,3],\"featureSize\":3,\"classes\":"
            + classes
            + ",\"sha256\":\"0\",\"ports\":"
            + ports
            + "}";
    assertThatThrownBy(() -> NetworkInfo.parse(json.getBytes(StandardCharsets.UTF_8), "means.json"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("means.json: ")
        .hasMessageContaining("found none of '" + field + "'");
  }

  /** Two images of 1x2: the first (0, 51, 255), the second (255, 102, 0). */
  private static Images colours() {
    byte[] pixels = {0, 51, -1, 0, 51, -1, -1, 102, 0, -1, 102, 0};
    return new Images(new ImageShape(1, 2, 3), pixels);
  }

  private static FeatureNetwork open(NetworkPorts ports, int classes) {
    byte[] graph = graph();
    return new FrozenNetwork(graph, info(graph, ports, classes), "means.pb");
  }

  private static NetworkInfo info(byte[] graph, NetworkPorts ports, int classes) {
    String hash = Hashing.sha256().hashBytes(graph).toString();
    return new NetworkInfo(
        "means", null, List.of(2, 2, 3), 3, classes, null, 0, null, null, hash, ports);
  }

  private static byte[] graph() {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Placeholder.Options any = Placeholder.shape(Shape.of(-1, -1, -1, 3));
      var images = tf.withName("in").placeholder(TFloat32.class, any);
      tf.withName("out").math.mean(images, tf.constant(new int[] {1, 2}));
      tf.withName("pooled").reshape(tf.math.mean(images, tf.constant(new int[] {1, 2})), shape(tf));
      return graph.toGraphDef().toByteArray();
    }
  }

  private static Operand<TInt32> shape(Ops tf) {
    return tf.constant(new int[] {-1, 1, 1, 3});
  }
}
