package org.gan4j.eval.image.resize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.core.data.ImageShape;
import org.gan4j.eval.image.FloatImages;
import org.gan4j.eval.internal.numpy.NpyArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.image.ResizeBilinear;
import org.tensorflow.types.TFloat32;

/** PyTorch's values are those of torch 2.15.0, made by resize_vectors.py. */
final class BilinearTest {

  private static final int[][] SIZES = {
    {32, 32, 299, 299}, {8, 8, 19, 5}, {64, 48, 17, 31}, {1, 1, 3, 3}, {5, 7, 1, 1}, {9, 9, 9, 9}
  };

  @TempDir private Path folder;

  @Test
  void tensorFlowsBilinearIsThatOfItsKernelToTheBit() {
    for (int[] size : SIZES) {
      FloatImages image = MadeImages.made(size[0], size[1]);
      assertThat(new TensorFlowBilinear().resize(image, size[2], size[3]).pixels())
          .isEqualTo(kernel(image, size[2], size[3]));
    }
  }

  private static float[] kernel(FloatImages image, int height, int width) {
    ImageShape shape = image.shape();
    try (Graph graph = new Graph();
        Session session = new Session(graph);
        TFloat32 fed =
            TFloat32.tensorOf(
                Shape.of(1, shape.height(), shape.width(), 3),
                DataBuffers.of(image.pixels(), false, false))) {
      Ops tf = Ops.create(graph);
      Placeholder<TFloat32> input = tf.placeholder(TFloat32.class);
      ResizeBilinear resized =
          tf.image.resizeBilinear(input, tf.constant(new int[] {height, width}));
      try (Result result = session.runner().feed(input, fed).fetch(resized).run()) {
        float[] values = new float[height * width * 3];
        ((TFloat32) result.get(0)).asRawTensor().data().asFloats().read(values);
        return values;
      }
    }
  }

  @Test
  void smallResultsOfTorchsBilinearAreThoseOfPyTorchUpToRounding() throws IOException {
    compare("torch-8x8-to-19x5.npy", 8, 8, 19, 5);
    compare("torch-64x48-to-17x31.npy", 64, 48, 17, 31);
  }

  private void compare(String name, int h, int w, int height, int width) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream vectors = BilinearTest.class.getResourceAsStream(name)) {
      Files.copy(vectors, file);
    }
    try (NpyArray expected = NpyArray.open(file)) {
      double[] values = expected.doubles();
      float[] resized = new TorchBilinear().resize(MadeImages.made(h, w), height, width).pixels();
      for (int k = 0; k < values.length; k++) {
        assertThat((double) resized[k]).isCloseTo(values[k], within(6.2e-5));
      }
    }
  }

  @Test
  void largeResultsOfTorchsBilinearAreThoseOfPyTorchToTheBit() {
    for (MadeImages.Case made : MadeImages.cases("torch.csv")) {
      FloatImages resized = made.resized(new TorchBilinear());
      assertThat(MadeImages.first(resized)).as("%s", made).isEqualTo(made.first());
      assertThat(MadeImages.sha256OfFloats(resized)).as("%s", made).isEqualTo(made.sha256());
    }
  }
}
