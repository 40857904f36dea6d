package org.gan4j.eval.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.eval.feature.Features;
import org.junit.jupiter.api.Test;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

class FrozenNetworkTest {

  @Test
  void pixelsReachTheGraphInMinusOneToOne() {
    byte[] pixels = {0, (byte) 255, 51, (byte) 204};
    try (FeatureNetwork network = TinyNetwork.open()) {
      Features features = network.extract(new Images(TestImages.TWO_BY_TWO, pixels));

      assertThat(features.count()).isEqualTo(1);
      assertThat(features.values()).containsExactly(new float[] {-1, 1}, within(1e-6f));
      assertThat(features.logits()).containsExactly(new float[] {-1, -0.6f, 0.6f}, within(1e-6f));
    }
  }

  @Test
  void batchSizeDoesNotChangeABit() {
    Images images = TestImages.noise("noise", 300, 0, 256, 1).images();
    try (FeatureNetwork network = TinyNetwork.open()) {
      Features whole = network.extract(images);
      for (int from = 0; from < 300; from += 7) {
        int count = Math.min(7, 300 - from);
        Features part = network.extract(images.slice(from, count));
        for (int k = 0; k < part.values().length; k++) {
          assertThat(part.values()[k]).isEqualTo(whole.values()[from * 2 + k]);
        }
        for (int k = 0; k < part.logits().length; k++) {
          assertThat(part.logits()[k]).isEqualTo(whole.logits()[from * 3 + k]);
        }
      }
    }
  }

  @Test
  void noImagesGiveNoFeatures() {
    try (FeatureNetwork network = TinyNetwork.open()) {
      assertThat(network.extract(new Images(TestImages.TWO_BY_TWO, new byte[0])).count()).isZero();
    }
  }

  @Test
  void imagesOfAnotherShapeAreRefusedNamingBoth() {
    Images images = new Images(new ImageShape(1, 3, 1), new byte[3]);
    try (FeatureNetwork network = TinyNetwork.open()) {
      assertThatThrownBy(() -> network.extract(images))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("feature network tiny: expected images of 2x2x1, found 1x3x1");
    }
  }

  @Test
  void anAlteredGraphIsRefusedByItsHash() {
    byte[] graphDef = TinyNetwork.graphDef(2);
    NetworkInfo info = TinyNetwork.info(graphDef);
    graphDef[graphDef.length / 2] ^= 1;

    assertThatThrownBy(() -> new FrozenNetwork(graphDef, info, "tiny.pb"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("tiny.pb: expected SHA-256 " + info.sha256() + ", found ");
  }

  @Test
  void aGraphOfOtherSizesThanDescribedIsRefused() {
    byte[] graphDef = TinyNetwork.graphDef(3);

    assertThatThrownBy(() -> new FrozenNetwork(graphDef, TinyNetwork.info(graphDef), "tiny.pb"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("tiny.pb: expected 'features' of shape [-1, 2], found [-1, 3]");
  }

  @Test
  void aGraphWithoutTheNamedOutputsIsRefused() throws IOException {
    GraphDef renamed = GraphDef.parseFrom(TinyNetwork.graphDef(2));
    byte[] graphDef =
        GraphDef.newBuilder()
            .addAllNode(
                renamed.getNodeList().stream().filter(n -> !n.getName().equals("logits")).toList())
            .setVersions(renamed.getVersions())
            .build()
            .toByteArray();

    assertThatThrownBy(() -> new FrozenNetwork(graphDef, TinyNetwork.info(graphDef), "tiny.pb"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("tiny.pb: expected an operation 'logits' in the graph, found none");
  }

  @Test
  void aGraphOfUnknownOperationsIsRefused() {
    byte[] graphDef =
        GraphDef.newBuilder()
            .addNode(NodeDef.newBuilder().setName("images").setOp("NoSuchOp"))
            .build()
            .toByteArray();

    assertThatThrownBy(() -> new FrozenNetwork(graphDef, TinyNetwork.info(graphDef), "tiny.pb"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("tiny.pb: expected a frozen TensorFlow graph")
        .hasMessageContaining("NoSuchOp");
  }

  @Test
  void outputsWhoseSizesOnlyARunShowsAreCheckedThen() {
    byte[] graphDef = TinyNetwork.shapeless();
    Images images = TestImages.noise("noise", 3, 0, 256, 1).images();
    try (FeatureNetwork network =
        new FrozenNetwork(graphDef, TinyNetwork.info(graphDef), "tiny.pb")) {
      assertThatThrownBy(() -> network.extract(images))
          .isInstanceOf(InputException.class)
          .hasMessageContaining(
              "feature network tiny: expected an output of shape [128, 2], found [128, 2, 2, 1]");
    }
  }

  @Test
  void whatIsNoGraphIsRefused() {
    byte[] text = "not a graph".getBytes(StandardCharsets.UTF_8);
    byte[] empty = new byte[0];

    assertThatThrownBy(() -> new FrozenNetwork(text, TinyNetwork.info(text), "x.pb"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("x.pb: expected a frozen TensorFlow graph");
    assertThatThrownBy(() -> new FrozenNetwork(empty, TinyNetwork.info(empty), "x.pb"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("x.pb: expected a frozen TensorFlow graph, found no nodes");
  }
}
