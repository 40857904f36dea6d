package org.gan4j.eval.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.gan4j.core.InputException;
import org.gan4j.core.data.DataPlaces;
import org.gan4j.core.data.ImageShape;
import org.gan4j.eval.feature.Features;
import org.gan4j.eval.image.FloatImages;
import org.gan4j.eval.network.surrogate.SurrogateInception;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.GraphDef;

/** On a graph of the original's shape and names, a sixteenth as wide, with random weights. */
class InceptionV3Test {

  /**
   * The first features of the first of two images of 20x24, by the network of
   * experiments/src/benchmarks/python/inception_features.py in PyTorch 2.15.0 with this graph's
   * weights; made by gan-eval/src/test/python/inception_reference.py.
   */
  private static final float[] PYTORCH = {
    0f,
    0f,
    0.0012866642f,
    0.0082264878f,
    0.56255698f,
    0.0040244837f,
    0.1304394f,
    0.31547347f,
    0f,
    0.094239794f,
    0f,
    0.0015612955f,
    0.20114474f,
    0f,
    0.030327352f,
    0.22270413f
  };

  @TempDir static Path shared;
  @TempDir Path folder;

  private static Path narrow;

  @BeforeAll
  static void export() throws IOException {
    narrow = shared.resolve(InceptionV3.FILE);
    Files.write(narrow, new SurrogateInception(16, 1).build().toByteArray());
  }

  @Test
  void sizesAndHashComeFromTheFile() throws IOException {
    try (InceptionV3 network = InceptionV3.open(narrow, 2)) {
      assertThat(network.featureSize()).isEqualTo(128);
      assertThat(network.classes()).isEqualTo(63);
      assertThat(network.name()).isEqualTo("inception2015");
      assertThat(network.layer()).isEqualTo("pool_3");
      assertThat(network.sha256())
          .isEqualTo(Hashing.sha256().hashBytes(Files.readAllBytes(narrow)).toString());
      assertThat(network.preparation()).startsWith("94 batch norms");
    }
  }

  @Test
  void featuresAgreeWithPyTorch() {
    try (InceptionV3 network = InceptionV3.open(narrow, 2)) {
      float[] features = network.extract(images(2, 20, 24)).values();

      for (int k = 0; k < PYTORCH.length; k++) {
        float expected = PYTORCH[k];
        assertThat(features[k]).isCloseTo(expected, within(1e-5f * (1 + Math.abs(expected))));
      }
    }
  }

  @Test
  void foldingBatchNormChangesOnlyTheRounding() {
    FloatImages images = images(3, 40, 32);
    try (InceptionV3 folded = InceptionV3.open(narrow, 2);
        InceptionV3 plain = InceptionV3.open(narrow, 2, false, InceptionV3.BLOCK)) {
      float[] a = folded.extract(images).values();
      float[] b = plain.extract(images).values();

      assertThat(plain.preparation()).startsWith("0 batch norms");
      double largest = 0;
      for (float value : b) {
        largest = Math.max(largest, Math.abs(value));
      }
      assertThat(largest).isBetween(0.1, 100.0);
      assertThat(a).containsExactly(b, within((float) (1e-5 * largest)));
    }
  }

  @Test
  void logitsAreFeaturesTimesWeightsWithoutBias() throws IOException {
    GraphDef graph = GraphDef.parseFrom(Files.readAllBytes(narrow));
    float[] weights = weights(graph); // [128, 63]
    try (InceptionV3 network = InceptionV3.open(narrow, 2)) {
      Features found = network.extract(images(2, 32, 32));

      for (int k = 0; k < 63; k++) {
        double sum = 0;
        for (int j = 0; j < 128; j++) {
          sum += (double) found.values()[128 + j] * weights[63 * j + k];
        }
        assertThat((double) found.logits()[63 + k]).isCloseTo(sum, within(1e-4));
      }
    }
  }

  @Test
  void neitherBlocksNorThreadsChangeABit() {
    FloatImages images = images(2 * InceptionV3.BLOCK + 3, 8, 8);
    try (InceptionV3 one = InceptionV3.open(narrow, 1);
        InceptionV3 two = InceptionV3.open(narrow, 2)) {
      float[] whole = two.extract(images).values();
      assertThat(one.extract(images).values()).isEqualTo(whole);

      for (int from : new int[] {0, 5, InceptionV3.BLOCK - 1, 2 * InceptionV3.BLOCK}) {
        float[] part = two.extract(slice(images, from, 3)).values();
        assertThat(part).isEqualTo(Arrays.copyOfRange(whole, 128 * from, 128 * (from + 3)));
      }
    }
  }

  @Test
  void imagesOfSeveralSizesGoTogetherOnceResized() {
    FloatImages images = images(2, 17, 50);
    try (InceptionV3 network = InceptionV3.open(narrow, 2)) {
      FloatImages resized = network.resized(images);

      assertThat(resized.shape()).isEqualTo(network.imageShape());
      assertThat(network.extract(resized).values()).isEqualTo(network.extract(images).values());
    }
  }

  /** Row y of 299 comes from y * 2 / 299 of 2, the last rows from the lower one alone. */
  @Test
  void resizingIsBilinearWithoutHalfPixels() {
    float[] pixels = {0, 0, 0, 100, 100, 100};
    FloatImages twoRows = new FloatImages(new ImageShape(2, 1, 3), pixels);
    try (InceptionV3 network = InceptionV3.open(narrow, 2)) {
      float[] resized = network.resized(twoRows).pixels();

      for (int y = 0; y < 299; y++) {
        double expected = Math.min(1, y * 2 / 299.0) * 100;
        assertThat((double) resized[y * 299 * 3]).isCloseTo(expected, within(1e-3));
      }
    }
  }

  @Test
  void anySizeIsTakenButOnlyInColour() {
    try (InceptionV3 network = InceptionV3.open(narrow, 2)) {
      assertThat(network.imageShape()).isEqualTo(new ImageShape(299, 299, 3));
      assertThat(network.takes(new ImageShape(1, 1, 3))).isTrue();
      assertThat(network.takes(new ImageShape(28, 28, 1))).isFalse();
      FloatImages grey = new FloatImages(new ImageShape(28, 28, 1), new float[784]);
      assertThatThrownBy(() -> network.extract(grey))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("expected images of 299x299x3, found 28x28x1");
    }
  }

  @Test
  void anotherGraphIsRefusedNamingWhatItLacks() throws IOException {
    Path other = TinyNetwork.write(folder);

    assertThatThrownBy(() -> InceptionV3.open(other, 2))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected the Inception graph of 2015 with a node 'ExpandDims'");
  }

  @Test
  void aGraphThatReadsFilesIsRefused() throws IOException {
    GraphDef.Builder graph = GraphDef.parseFrom(Files.readAllBytes(narrow)).toBuilder();
    graph.addNodeBuilder().setName("spy").setOp("ReadFile").addInput("DecodeJpeg/contents");
    Path file = Files.write(folder.resolve(InceptionV3.FILE), graph.build().toByteArray());

    assertThatThrownBy(() -> InceptionV3.open(file, 2))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found 'ReadFile'");
  }

  @Test
  void aDamagedGraphIsRefused() throws IOException {
    GraphDef.Builder graph = GraphDef.parseFrom(Files.readAllBytes(narrow)).toBuilder();
    graph.getNodeBuilderList().stream()
        .filter(node -> node.getName().equals("mixed/conv/batchnorm"))
        .forEach(node -> node.removeAttr("variance_epsilon"));
    Path file = Files.write(folder.resolve("x.pb"), graph.build().toByteArray());

    assertThatThrownBy(() -> InceptionV3.open(file, 2))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("x.pb: expected a frozen TensorFlow graph, found something else");

    byte[] content = Files.readAllBytes(narrow);
    Files.write(file, Arrays.copyOf(content, content.length / 2));
    assertThatThrownBy(() -> InceptionV3.open(file, 2))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("x.pb: expected a frozen TensorFlow graph, found something else");
  }

  @Test
  void theDataFolderIsSearchedAndTheHashRecordedAtFirstUse() throws IOException {
    DataPlaces places = new DataPlaces(folder, folder.resolve("none"));
    assertThatThrownBy(() -> InceptionV3.of(places, 2))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found none. Get it by ./gan fetch inception2015");

    Path file = Files.createDirectory(folder.resolve("inception2015")).resolve(InceptionV3.FILE);
    Files.copy(narrow, file);
    InceptionV3.of(places, 2).close();
    assertThat(file.resolveSibling(InceptionV3.FILE + ".sha256")).isNotEmptyFile();

    Files.write(file, new SurrogateInception(32, 2).build().toByteArray());
    assertThatThrownBy(() -> InceptionV3.of(places, 2))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("as recorded at first use, found");
  }

  private static float[] weights(GraphDef graph) {
    return graph.getNodeList().stream()
        .filter(node -> node.getName().equals("softmax/weights"))
        .map(node -> node.getAttrOrThrow("value").getTensor().getTensorContent())
        .map(
            content -> {
              float[] values = new float[content.size() / 4];
              content
                  .asReadOnlyByteBuffer()
                  .order(ByteOrder.LITTLE_ENDIAN)
                  .asFloatBuffer()
                  .get(values);
              return values;
            })
        .findFirst()
        .orElseThrow();
  }

  private static FloatImages slice(FloatImages images, int from, int count) {
    int size = images.shape().size();
    return new FloatImages(
        images.shape(), Arrays.copyOfRange(images.pixels(), from * size, (from + count) * size));
  }

  private static FloatImages images(int count, int height, int width) {
    float[] pixels = new float[count * height * width * 3];
    for (int k = 0; k < pixels.length; k++) {
      pixels[k] = (k * 2654435761L >>> 13) & 255;
    }
    return new FloatImages(new ImageShape(height, width, 3), pixels);
  }
}
