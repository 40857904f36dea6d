package org.gan4j.train.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.core.data.Dataset;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * Feeds phases with their batches: with indices, and, where the images are not on the device, with
 * these in the place of what would be gathered there. Owns the tensors it feeds.
 */
final class BatchFeed implements AutoCloseable {

  private final DeviceData data;
  private final List<TInt32> indices = new ArrayList<>();
  private final List<TUint8> pixels = new ArrayList<>();
  private Optional<BatchImages> images = Optional.empty();
  private Optional<Dataset> streamed = Optional.empty();

  BatchFeed(DeviceData data, int batchSize) {
    this.data = data;
    data.indices().forEach(domain -> indices.add(TInt32.tensorOf(Shape.of(batchSize))));
  }

  /** Moves a data set to the device, or what of it must be there. */
  void load(Session session, Dataset dataset) {
    data.load(session, dataset);
    images = Optional.empty();
    streamed = dataset.inMemory() ? Optional.empty() : Optional.of(dataset);
    if (streamed.isPresent()) {
      readFrom(new DirectImages(DeviceData.stores(dataset)));
    }
  }

  /** Takes images from here from now on. */
  void readFrom(BatchImages source) {
    images = Optional.of(source);
    if (pixels.isEmpty()) {
      data.batches().forEach(batch -> pixels.add(TUint8.tensorOf(batch.shape())));
    }
  }

  /** Where images come from; empty if they are on the device. */
  Optional<BatchImages> images() {
    return images;
  }

  /** The data set that is loaded, if it is not on the device. */
  Optional<Dataset> streamed() {
    return streamed;
  }

  /** The tensors of a batch, given as indices domain by domain, and where they are fed. */
  Map<Operand<?>, Tensor> feeds(int[][] batch) {
    Map<Operand<?>, Tensor> feeds = new LinkedHashMap<>();
    for (int domain = 0; domain < indices.size(); domain++) {
      indices.get(domain).asRawTensor().data().asInts().write(batch[domain]);
      feeds.put(data.indices().get(domain), indices.get(domain));
    }
    if (images.isPresent()) {
      byte[][] read = images.get().read(batch);
      for (int domain = 0; domain < pixels.size(); domain++) {
        Operand<TUint8> gathered = data.batches().get(domain);
        pixels.get(domain).asRawTensor().data().write(read[domain]);
        feeds.put(gathered, pixels.get(domain));
      }
    }
    return feeds;
  }

  @Override
  public void close() {
    indices.forEach(TInt32::close);
    pixels.forEach(TUint8::close);
  }
}
