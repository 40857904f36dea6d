package org.gan4j.train.graph;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.variant.Regularisation;
import org.gan4j.train.execution.Precision;
import org.gan4j.train.internal.replica.Replica;

/**
 * What a graph is built for.
 *
 * @param images shape of the data set's images
 * @param classes number of classes, 0 without labels
 * @param datasetSize number of training images
 * @param batchSize images in a batch, and latents in a draw
 * @param seed the experiment's seed
 * @param averageDecay decay of the moving average of the sampled weights; empty for none
 * @param counterpart the second domain; empty for a data set of one
 * @param regularisation of the discriminators
 * @param computation how its values are computed
 */
public record GraphSettings(
    ImageShape images,
    int classes,
    int datasetSize,
    int batchSize,
    long seed,
    OptionalDouble averageDecay,
    Optional<DomainB> counterpart,
    Regularisation regularisation,
    Computation computation) {

  /**
   * The second domain of the data set.
   *
   * @param size number of its training images
   * @param paired whether image i of A belongs to image i of B
   */
  public record DomainB(int size, boolean paired) {}

  /**
   * How the values of a graph are computed.
   *
   * @param precision of convolutions and matrix products
   * @param gpuDeterminism whether equal runs are to give equal bits on a GPU
   * @param replica which of those that share each batch
   * @param devices of this process that share each batch, {@code CPU:0}, in the order of their
   *     shares; empty where TensorFlow chooses the device
   */
  public record Computation(
      Precision precision, boolean gpuDeterminism, Replica replica, List<String> devices) {

    /** In float32, on one device. */
    public static final Computation USUAL =
        new Computation(Precision.FLOAT32, false, Replica.ONLY, List.of());

    /** Copies the list. */
    public Computation {
      devices = List.copyOf(devices);
    }
  }

  /** For a data set of one domain. */
  public GraphSettings(
      ImageShape images,
      int classes,
      int datasetSize,
      int batchSize,
      long seed,
      OptionalDouble averageDecay) {
    this(
        images,
        classes,
        datasetSize,
        batchSize,
        seed,
        averageDecay,
        Optional.empty(),
        Regularisation.none(),
        Computation.USUAL);
  }

  /** For a data set, without a moving average. */
  public static GraphSettings of(Dataset dataset, int batchSize, long seed) {
    return new GraphSettings(
        dataset.shape(),
        dataset.classes(),
        dataset.count(),
        batchSize,
        seed,
        OptionalDouble.empty(),
        dataset.counterpart().map(b -> new DomainB(b.images().count(), b.paired())),
        Regularisation.none(),
        Computation.USUAL);
  }

  /** For images of another shape: networks trained on one size applied to another. */
  public GraphSettings withImages(ImageShape other) {
    return new GraphSettings(
        other,
        classes,
        datasetSize,
        batchSize,
        seed,
        averageDecay,
        counterpart,
        regularisation,
        computation);
  }

  /** With a moving average of this decay; 0 for none. */
  public GraphSettings withAverage(double decay) {
    return new GraphSettings(
        images,
        classes,
        datasetSize,
        batchSize,
        seed,
        decay > 0 ? OptionalDouble.of(decay) : OptionalDouble.empty(),
        counterpart,
        regularisation,
        computation);
  }

  /** For another number of training images, in every domain, and another batch. */
  public GraphSettings sized(int images, int batch) {
    return new GraphSettings(
        this.images,
        classes,
        images,
        batch,
        seed,
        averageDecay,
        counterpart.map(b -> new DomainB(images, b.paired())),
        regularisation,
        computation);
  }

  /** With these options for discriminators. */
  public GraphSettings withRegularisation(Regularisation options) {
    return new GraphSettings(
        images,
        classes,
        datasetSize,
        batchSize,
        seed,
        averageDecay,
        counterpart,
        options,
        computation);
  }

  /** With convolutions and matrix products of this precision. */
  public GraphSettings withPrecision(Precision precision) {
    return with(new Computation(precision, gpuDeterminism(), replica(), devices()));
  }

  /** Whether equal runs are to give equal bits on a GPU. */
  public GraphSettings withGpuDeterminism(boolean gpuDeterminism) {
    return with(new Computation(precision(), gpuDeterminism, replica(), devices()));
  }

  /**
   * For one of several processes or devices.
   *
   * @throws InputException if they cannot share a batch equally
   */
  public GraphSettings withReplica(Replica one) {
    if (batchSize % one.count() != 0) {
      throw new InputException(
          "/training/batchSize",
          String.format(
              Locale.ROOT,
              "expected a multiple of the %d devices, found %d",
              one.count(),
              batchSize),
          "Each device takes an equal share of a batch.");
    }
    return with(new Computation(precision(), gpuDeterminism(), one, devices()));
  }

  /**
   * For several devices of this process, which share each batch.
   *
   * @param devices {@code CPU:0}, {@code CPU:1}, in the order of their shares
   * @param sharesStatistics as of {@link Replica}
   * @throws InputException if they cannot share a batch equally
   */
  public GraphSettings withDevices(List<String> devices, boolean sharesStatistics) {
    Computation shared = new Computation(precision(), gpuDeterminism(), replica(), devices);
    return with(shared).withReplica(new Replica(0, devices.size(), sharesStatistics));
  }

  /** For the copy of the graph on one of the devices of this process. */
  GraphSettings ofDevice(int rank) {
    Replica first = replica();
    return devices().isEmpty()
        ? this
        : withReplica(new Replica(rank, first.count(), first.sharesStatistics()));
  }

  private GraphSettings with(Computation other) {
    return new GraphSettings(
        images,
        classes,
        datasetSize,
        batchSize,
        seed,
        averageDecay,
        counterpart,
        regularisation,
        other);
  }

  /** Precision of convolutions and matrix products. */
  public Precision precision() {
    return computation.precision();
  }

  /** Whether equal runs are to give equal bits on a GPU. */
  public boolean gpuDeterminism() {
    return computation.gpuDeterminism();
  }

  /** Which of the processes or devices that share each batch. */
  public Replica replica() {
    return computation.replica();
  }

  /** The devices of this process that share each batch; empty where TensorFlow chooses. */
  public List<String> devices() {
    return computation.devices();
  }

  /** This process's part of what the whole batch consists of, domain by domain. */
  public int[][] ownPart(int[][] batch) {
    return devices().isEmpty() ? replica().shareOf(batch) : batch;
  }

  /** How many images of a batch each process or device has. */
  public int share() {
    return batchSize / replica().count();
  }
}
