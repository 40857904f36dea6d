package org.gan4j.train.graph;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.variant.Regularisation;
import org.gan4j.train.internal.replica.Replica;

/**
 * What a graph is built for. {@link #of(DataShape, int, long)} is the usual case: no moving
 * average, no regularisation, float32 on one device. The {@code with} methods change one thing
 * each.
 *
 * @param data the data set that it trains on
 * @param batchSize images in a batch, and latents in a draw
 * @param seed the experiment's seed
 * @param averageDecay decay of the moving average of the sampled weights; empty for none
 * @param regularisation of the discriminators
 * @param computation how its values are computed
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

  /** For a data set of this shape. */
  public static GraphSettings of(DataShape data, int batchSize, long seed) {
    return new GraphSettings(
        data, batchSize, seed, OptionalDouble.empty(), Regularisation.none(), Computation.USUAL);
  }

  /** For a data set. */
  public static GraphSettings of(Dataset dataset, int batchSize, long seed) {
    return of(DataShape.of(dataset), batchSize, seed);
  }

  /** For another data set. */
  public GraphSettings withData(DataShape other) {
    return new GraphSettings(other, batchSize, seed, averageDecay, regularisation, computation);
  }

  /** With batches of this size. */
  public GraphSettings withBatchSize(int other) {
    return new GraphSettings(data, other, seed, averageDecay, regularisation, computation);
  }

  /** With a moving average of this decay; 0 for none. */
  public GraphSettings withAverage(double decay) {
    OptionalDouble average = decay > 0 ? OptionalDouble.of(decay) : OptionalDouble.empty();
    return new GraphSettings(data, batchSize, seed, average, regularisation, computation);
  }

  /** With these options for discriminators. */
  public GraphSettings withRegularisation(Regularisation options) {
    return new GraphSettings(data, batchSize, seed, averageDecay, options, computation);
  }

  /** Computed in this way. */
  public GraphSettings withComputation(Computation other) {
    return new GraphSettings(data, batchSize, seed, averageDecay, regularisation, other);
  }

  /** As one of several processes or devices that share each batch. */
  public GraphSettings withReplica(Replica one) {
    return withComputation(computation.withReplica(one));
  }

  /**
   * On several devices of this process that share each batch; see {@link Computation#onDevices}.
   */
  public GraphSettings withDevices(List<String> devices, boolean sharesStatistics) {
    return withComputation(computation.onDevices(devices, sharesStatistics));
  }

  /** For the copy of the graph on one of the devices of this process. */
  GraphSettings ofDevice(int rank) {
    return withComputation(computation.ofDevice(rank));
  }

  /** How many images of a batch each process or device has. */
  public int share() {
    return batchSize / computation.replica().count();
  }
}
