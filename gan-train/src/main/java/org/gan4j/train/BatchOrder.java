package org.gan4j.train;

import java.util.List;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.gan4j.train.graph.GraphSettings;

/**
 * Decides which images a batch holds. Each epoch is a permutation of the data set, keyed by (seed,
 * epoch); batches are cut from the epochs one after the other. A batch follows from its number
 * alone, so a resumed training needs no other state.
 *
 * <p>Not safe for use by several threads.
 */
public final class BatchOrder {

  private static final String STREAM = "data/order";

  private final StreamKey key;
  private final int size;
  private final int batchSize;
  private final long[] epochs = {-1, -1};
  private final int[][] permutations = new int[2][];

  /**
   * @param seed seed of the experiment
   * @param size number of images in the data set, at least 1
   * @param batchSize images in a batch, at least 1
   */
  public BatchOrder(long seed, int size, int batchSize) {
    this(StreamKey.of(seed, STREAM), size, batchSize);
  }

  private BatchOrder(StreamKey key, int size, int batchSize) {
    this.key = key;
    this.size = size;
    this.batchSize = batchSize;
  }

  /**
   * Returns the orders of a data set's domains: one order for both domains of a paired set,
   * otherwise one order for each.
   *
   * @param settings the sizes, the batch and the seed
   */
  public static List<BatchOrder> ofDomains(GraphSettings settings) {
    int batchSize = settings.batchSize();
    BatchOrder first = new BatchOrder(settings.seed(), settings.data().count(), batchSize);
    return settings
        .data()
        .counterpart()
        .map(
            b -> {
              String stream = b.paired() ? STREAM : STREAM + "/b";
              StreamKey key = StreamKey.of(settings.seed(), stream);
              return List.of(first, new BatchOrder(key, b.count(), batchSize));
            })
        .orElse(List.of(first));
  }

  /** Returns the indices of a batch; numbers begin at 0. */
  public int[] batch(long number) {
    int[] indices = new int[batchSize];
    for (int i = 0; i < batchSize; i++) {
      long position = number * batchSize + i;
      indices[i] = permutationOf(position / size)[(int) (position % size)];
    }
    return indices;
  }

  /** Keeps two epochs, because images of the next one are read ahead while this one is in use. */
  private int[] permutationOf(long epoch) {
    int slot = (int) (epoch % 2);
    if (epochs[slot] != epoch) {
      permutations[slot] = new RandomStream(key, epoch).permutation(size);
      epochs[slot] = epoch;
    }
    return permutations[slot];
  }
}
