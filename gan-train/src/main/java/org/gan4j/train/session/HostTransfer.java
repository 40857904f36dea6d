package org.gan4j.train.session;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.train.internal.data.Pixels;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/** Moves the results of a run to the host, and images from the host. */
final class HostTransfer {

  private HostTransfer() {}

  /** Runs and reads float values; a value may be fetched only once. */
  static List<HostTensor> floats(Session.Runner runner, List<Operand<TFloat32>> values) {
    values.forEach(runner::fetch);
    List<HostTensor> computed = new ArrayList<>();
    try (Result result = runner.run()) {
      for (int i = 0; i < values.size(); i++) {
        TFloat32 tensor = (TFloat32) result.get(i);
        float[] floats = new float[Math.toIntExact(tensor.size())];
        tensor.asRawTensor().data().asFloats().read(floats);
        computed.add(new HostTensor(tensor.shape(), floats));
      }
    }
    return computed;
  }

  /** Runs and reads the uint8 images that are fetched. */
  static Images images(Session.Runner runner, ImageShape shape) {
    try (Result result = runner.run()) {
      TUint8 tensor = (TUint8) result.get(0);
      byte[] pixels = new byte[(int) tensor.size()];
      tensor.asRawTensor().data().read(pixels);
      return new Images(shape, pixels);
    }
  }

  /** Returns images for a graph, scaled to [-1, 1]; the caller closes the tensor. */
  static TFloat32 tensor(Images images) {
    ImageShape of = images.shape();
    Shape shape = Shape.of(images.count(), of.height(), of.width(), of.channels());
    return TFloat32.tensorOf(shape, DataBuffers.of(Pixels.toFloats(images.pixels())));
  }
}
