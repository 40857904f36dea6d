package org.gan4j.train.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.core.data.Dataset;
import org.gan4j.train.internal.data.DeviceData;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * Feeds batches to phases. It feeds indices; if the images are not on the device, it also feeds the
 * images, instead of letting the device gather them. Each device gets its share. Owns the tensors
 * that it feeds.
 */
final class BatchFeed implements AutoCloseable {

  private final List<Copy> copies = new ArrayList<>();
  private final int share;
  private Optional<BatchImages> images = Optional.empty();
  private Optional<Dataset> streamed = Optional.empty();

  /** The tensors that are fed to one device, domain by domain. */
  private record Copy(DeviceData data, List<TInt32> indices, List<TUint8> pixels) {

    Copy(DeviceData data, int share) {
      this(data, new ArrayList<>(), new ArrayList<>());
      data.indices().forEach(domain -> indices.add(TInt32.tensorOf(Shape.of(share))));
    }

    void makePixels() {
      if (pixels.isEmpty()) {
        data.batches().forEach(batch -> pixels.add(TUint8.tensorOf(batch.shape())));
      }
    }

    void write(int[][] batch, int from, Map<Operand<?>, Tensor> feeds) {
      for (int domain = 0; domain < indices.size(); domain++) {
        TInt32 fed = indices.get(domain);
        fed.asRawTensor().data().asInts().write(batch[domain], from, (int) fed.size());
        feeds.put(data.indices().get(domain), fed);
      }
    }

    void write(byte[][] read, int rank, Map<Operand<?>, Tensor> feeds) {
      for (int domain = 0; domain < pixels.size(); domain++) {
        TUint8 fed = pixels.get(domain);
        int bytes = (int) fed.size();
        fed.asRawTensor().data().write(read[domain], rank * bytes, bytes);
        feeds.put(data.batches().get(domain), fed);
      }
    }
  }

  /**
   * @param devices the data on each device
   * @param share number of images of a batch that each device gets
   */
  BatchFeed(List<DeviceData> devices, int share) {
    this.share = share;
    devices.forEach(data -> copies.add(new Copy(data, share)));
  }

  /** Moves a data set, or the part of it that must be there, to the devices. */
  void load(Session session, Dataset dataset) {
    copies.forEach(copy -> copy.data().load(session, dataset));
    images = Optional.empty();
    streamed = dataset.inMemory() ? Optional.empty() : Optional.of(dataset);
    if (streamed.isPresent()) {
      readFrom(new DirectImages(DeviceData.stores(dataset)));
    }
  }

  /** Reads images from this source from now on. */
  void readFrom(BatchImages source) {
    images = Optional.of(source);
    copies.forEach(Copy::makePixels);
  }

  /** Returns the source of the images; empty if they are on the device. */
  Optional<BatchImages> images() {
    return images;
  }

  /** Returns the loaded data set, if its images are not on the device. */
  Optional<Dataset> streamed() {
    return streamed;
  }

  /**
   * Returns the tensors of a batch, by the operands to which they are fed.
   *
   * @param batch this process's part of the batch, as indices, domain by domain
   */
  Map<Operand<?>, Tensor> feeds(int[][] batch) {
    Map<Operand<?>, Tensor> feeds = new LinkedHashMap<>();
    for (int rank = 0; rank < copies.size(); rank++) {
      copies.get(rank).write(batch, rank * share, feeds);
    }
    if (images.isPresent()) {
      byte[][] read = images.get().read(batch);
      for (int rank = 0; rank < copies.size(); rank++) {
        copies.get(rank).write(read, rank, feeds);
      }
    }
    return feeds;
  }

  @Override
  public void close() {
    for (Copy copy : copies) {
      copy.indices().forEach(TInt32::close);
      copy.pixels().forEach(TUint8::close);
    }
  }
}
