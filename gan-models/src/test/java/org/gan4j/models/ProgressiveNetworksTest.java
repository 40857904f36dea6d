package org.gan4j.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Real images of 16x16 as the stages see them. Pixel i is worth i. */
final class ProgressiveNetworksTest {

  @ParameterizedTest
  @CsvSource({
    // The mean of 8x8's first square is that of pixels 0, 1, 16, 17; its neighbour's is 2 more, the
    // square's below 32 more; so the mean of 4x4's first square is 8.5 + 2/2 + 32/2.
    "8, 1.0, 8.5, 10.5", "8, 0.0, 25.5, 25.5", "8, 0.25, 21.25, 21.75",
    // Whole pixels, and their means in squares of 2.
    "16, 1.0, 0, 1", "16, 0.0, 8.5, 8.5", "16, 0.5, 4.25, 4.75"
  })
  void realImagesOfAFadeAreBlendedBetweenItsResolutions(
      int height, float alpha, float first, float second) {
    float[] seen = real(height, alpha);
    assertThat(seen).hasSize(height * height);
    assertThat(seen[0]).isEqualTo(first);
    assertThat(seen[1]).isEqualTo(second);
  }

  @Test
  void theFirstStageSeesMeans() {
    assertThat(real(4, 1)).hasSize(16).startsWith(25.5f, 29.5f);
  }

  private static float[] real(int height, float alpha) {
    float[] pixels = new float[256];
    IntStream.range(0, 256).forEach(i -> pixels[i] = i);
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      var images = tf.constant(Shape.of(1, 16, 16, 1), DataBuffers.of(pixels));
      var seen = ProgressiveNetworks.real(tf, images, height, tf.constant(alpha));
      try (var result = session.runner().fetch(seen).run()) {
        var tensor = (TFloat32) result.get(0);
        float[] values = new float[(int) tensor.size()];
        tensor.asRawTensor().data().asFloats().read(values);
        return values;
      }
    }
  }
}
