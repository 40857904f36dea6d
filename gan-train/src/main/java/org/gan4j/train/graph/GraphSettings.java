package org.gan4j.train.graph;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.variant.Regularisation;
import org.gan4j.train.internal.replica.Replica;

/**
 * The settings of a graph. {@link #of(DataShape, int, long)} gives the usual case: no moving
 * average, no regularisation, float32 on one device. Each {@code with} method changes one setting.
 *
 * @param data shape of the data set
 * @param batchSize number of images in a batch and of latents in a draw
 * @param seed seed of the experiment
 * @param averageDecay decay of the moving average of the sampled weights; empty for none
 * @param regularisation regularisation of the discriminators
 * @param computation how the values are computed
 */
public record GraphSettings(
    DataShape data,
    int batchSize,
    long seed,
    OptionalDouble averageDecay,
    Regularisation regularisation,
    Computation computation) {

  /**
   * @throws InputException if the devices cannot share a batch equally
   */
  public GraphSettings {
    int devices = computation.replica().count();
    if (batchSize % devices != 0) {
      throw InputException.atKey(
          "/training/batchSize",
          String.format(
              Locale.ROOT, "expected a multiple of the %d devices, found %d", devices, batchSize),
          "Each device takes an equal share of a batch.");
    }
  }

  /** Returns the usual settings for a data set of this shape. */
  public static GraphSettings of(DataShape data, int batchSize, long seed) {
    return new GraphSettings(
        data, batchSize, seed, OptionalDouble.empty(), Regularisation.none(), Computation.USUAL);
  }

  /** Returns the usual settings for a data set. */
  public static GraphSettings of(Dataset dataset, int batchSize, long seed) {
    return of(DataShape.of(dataset), batchSize, seed);
  }

  /** Returns these settings for another data set. */
  public GraphSettings withData(DataShape other) {
    return new GraphSettings(other, batchSize, seed, averageDecay, regularisation, computation);
  }

  /** Returns these settings with batches of another size. */
  public GraphSettings withBatchSize(int other) {
    return new GraphSettings(data, other, seed, averageDecay, regularisation, computation);
  }

  /** Returns these settings with a moving average of this decay; 0 for none. */
  public GraphSettings withAverage(double decay) {
    OptionalDouble average = decay > 0 ? OptionalDouble.of(decay) : OptionalDouble.empty();
    return new GraphSettings(data, batchSize, seed, average, regularisation, computation);
  }

  /** Returns these settings with this regularisation of discriminators. */
  public GraphSettings withRegularisation(Regularisation options) {
    return new GraphSettings(data, batchSize, seed, averageDecay, options, computation);
  }

  /** Returns these settings with another computation. */
  public GraphSettings withComputation(Computation other) {
    return new GraphSettings(data, batchSize, seed, averageDecay, regularisation, other);
  }

  /** Returns these settings for one of several replicas that share each batch. */
  public GraphSettings withReplica(Replica one) {
    return withComputation(computation.withReplica(one));
  }

  /**
   * Returns these settings for several devices of this process that share each batch; see {@link
   * Computation#onDevices}.
   */
  public GraphSettings withDevices(List<String> devices, boolean sharesStatistics) {
    return withComputation(computation.onDevices(devices, sharesStatistics));
  }

  /** Returns these settings for the copy of the graph on one device of this process. */
  GraphSettings ofDevice(int rank) {
    return withComputation(computation.ofDevice(rank));
  }

  /** Returns how many images of a batch each replica gets. */
  public int share() {
    return batchSize / computation.replica().count();
  }
}
