package org.gan4j.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.IntStream;
import org.gan4j.core.data.Images;
import org.gan4j.core.random.StreamKey;
import org.gan4j.eval.internal.pixel.LaplacianPatches;
import org.gan4j.eval.internal.pixel.MultiScaleSsim;
import org.gan4j.eval.statistics.MannWhitney;
import org.gan4j.eval.statistics.NormalTail;
import org.junit.jupiter.api.Test;

/** TensorFlow 2.21.0 and SciPy 1.17.1 on the same pixels, by src/test/python/pixel_vectors.py. */
class PixelVectorsTest {

  private final JsonNode vectors;

  PixelVectorsTest() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("pixel_vectors.json")) {
      vectors = new ObjectMapper().readTree(in);
    }
  }

  @Test
  void fiveScalesAgreeWithTensorFlow() {
    expectSimilarity("163x170x3 of 5", 163, 170, 3, 5);
  }

  @Test
  void fewerScalesAgreeWithTensorFlowUnderRenormalisedWeights() {
    expectSimilarity("28x28x1 of 2", 28, 28, 1, 2);
  }

  @Test
  void pyramidsAgreeWithSciPy() {
    Images image = TestPixels.patterned(16, 18, 1, 3, 4);

    expectLevel("level 0", new LaplacianPatches(image, 0, false, 1, new StreamKey(0)));
    expectLevel("level 1", new LaplacianPatches(image, 1, true, 1, new StreamKey(0)));
  }

  @Test
  void rankTestsWithTiesAgreeWithSciPy() {
    MannWhitney test =
        MannWhitney.of(new double[] {7, 1, 2, 3, 2, 8.5}, new double[] {2, 4, 4, 5, 9, 12, 11, 10});

    assertThat(test.u()).isEqualTo(vectors.at("/ranks/u").doubleValue());
    assertThat(NormalTail.above(-test.z()))
        .isCloseTo(vectors.at("/ranks/p less").doubleValue(), within(1e-12));
  }

  @Test
  void pathLengthsAgreeWithNumPysPercentiles() {
    double[] distances =
        IntStream.range(0, 301).mapToDouble(i -> Math.pow(i * 37 % 301, 2) / 1e9).toArray();
    double expected = vectors.at("/path length").doubleValue();

    assertThat(new PerceptualPathLength(1e-4).length(distances).value())
        .isCloseTo(expected, within(1e-9 * expected));
  }

  private void expectSimilarity(String name, int height, int width, int channels, int scales) {
    Images a = TestPixels.patterned(height, width, channels, 1, 2);
    Images b = TestPixels.patterned(height, width, channels, 2, 3);
    double peer = vectors.at("/ms-ssim/" + name).doubleValue();

    assertThat(peer).isBetween(0.1, 0.9);
    // TensorFlow makes its window in float32.
    assertThat(new MultiScaleSsim(scales).between(a, 0, b, 0)).isCloseTo(peer, within(1e-6 * peer));
  }

  private void expectLevel(String name, LaplacianPatches level) {
    JsonNode peer = vectors.at("/pyramid/" + name);
    double[] expected =
        IntStream.range(0, peer.size()).mapToDouble(i -> peer.get(i).doubleValue()).toArray();

    assertThat(level.plane(0, 0).values()).containsExactly(expected, within(1e-10));
  }
}
