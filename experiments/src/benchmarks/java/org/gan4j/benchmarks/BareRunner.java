package org.gan4j.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gan4j.core.data.Dataset;
import org.gan4j.train.session.SessionSettings;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/** Runs {@link BareDcgan} in its own session, feeding only indices. */
final class BareRunner implements AutoCloseable {

  private final Graph graph = new Graph();
  private final BareDcgan dcgan;
  private final Session session;
  private final TInt32 indices;

  BareRunner(Dataset dataset, int batch, BareBatchNorm norm, BareDraws draws) {
    dcgan = new BareDcgan(graph, dataset.count(), batch, norm, draws);
    session = new Session(graph, new SessionSettings(Benchmarked.THREADS).inAnyOrder().toProto());
    indices = TInt32.tensorOf(Shape.of(batch));
    try (TUint8 images =
        TUint8.tensorOf(dcgan.newImages.shape(), DataBuffers.of(dataset.images().pixels()))) {
      session.runner().feed(dcgan.newImages, images).addTarget(dcgan.storeImages).run().close();
    }
  }

  /** Takes over weights and moving averages; counters and optimizer states begin at zero. */
  void begin(Map<String, byte[]> values) {
    Session.Runner runner = session.runner();
    Map<String, BareDcgan.Weight> wanted = dcgan.weights();
    List<Tensor> tensors = new ArrayList<>();
    try {
      for (var value : values.entrySet()) {
        BareDcgan.Weight weight = wanted.get(value.getKey());
        if (weight != null) {
          Tensor tensor =
              Tensor.of(TFloat32.class, weight.fed().shape(), DataBuffers.of(value.getValue()));
          tensors.add(tensor);
          runner.feed(weight.fed(), tensor).addTarget(weight.set());
        }
      }
      if (tensors.size() != wanted.size()) {
        throw new IllegalStateException(
            "expected the trainer to have " + wanted.keySet() + ", found " + tensors.size());
      }
      dcgan.zeroed().forEach(runner::addTarget);
      runner.run().close();
    } finally {
      tensors.forEach(Tensor::close);
    }
  }

  void step(int[] batch) {
    indices.asRawTensor().data().asInts().write(batch);
    session.runner().feed(dcgan.indices, indices).addTarget(dcgan.step).run().close();
  }

  /** A step that also yields its losses: the discriminator's and the generator's. */
  double[] stepAndFetch(int[] batch) {
    indices.asRawTensor().data().asInts().write(batch);
    try (Result result =
        session
            .runner()
            .feed(dcgan.indices, indices)
            .addTarget(dcgan.step)
            .fetch(dcgan.discriminatorLoss)
            .fetch(dcgan.generatorLoss)
            .run()) {
      return new double[] {
        ((TFloat32) result.get(0)).getFloat(), ((TFloat32) result.get(1)).getFloat()
      };
    }
  }

  @Override
  public void close() {
    session.close();
    indices.close();
    graph.close();
  }
}
