package org.gan4j.train.graph;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.variant.Regularisation;
import org.gan4j.train.execution.Precision;

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
   * @param replica which of the processes that share each batch
   */
  public record Computation(Precision precision, boolean gpuDeterminism, Replica replica) {

    /** In float32, by one process. */
    public static final Computation USUAL = new Computation(Precision.FLOAT32, false, Replica.ONLY);
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
    return with(new Computation(precision, gpuDeterminism(), replica()));
  }

  /** Whether equal runs are to give equal bits on a GPU. */
  public GraphSettings withGpuDeterminism(boolean gpuDeterminism) {
    return with(new Computation(precision(), gpuDeterminism, replica()));
  }

  /**
   * For one of several processes.
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
    return with(new Computation(precision(), gpuDeterminism(), one));
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

  /** Which of the processes that share each batch. */
  public Replica replica() {
    return computation.replica();
  }

  /** How many images of a batch this process has. */
  public int share() {
    return batchSize / replica().count();
  }
}
