package org.gan4j.train;

import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;

/**
 * Which images a batch holds: batches are cut one after the other from an endless row of epochs,
 * each a permutation of the data set keyed by (seed, epoch). A batch follows from its number alone,
 * so nothing has to be remembered to resume.
 *
 * <p>Not safe for use by several threads.
 */
public final class BatchOrder {

  private final StreamKey key;
  private final int size;
  private final int batchSize;
  private long epoch = -1;
  private int[] permutation = {};

  /**
   * @param seed the experiment's
   * @param size of the data set, at least 1
   * @param batchSize images in a batch, at least 1
   */
  public BatchOrder(long seed, int size, int batchSize) {
    this.key = StreamKey.of(seed, "data/order");
    this.size = size;
    this.batchSize = batchSize;
  }

  /** The indices of a batch; numbers begin at 0. */
  public int[] batch(long number) {
    int[] indices = new int[batchSize];
    for (int i = 0; i < batchSize; i++) {
      long position = number * batchSize + i;
      indices[i] = permutationOf(position / size)[(int) (position % size)];
    }
    return indices;
  }

  private int[] permutationOf(long wanted) {
    if (wanted != epoch) {
      permutation = new RandomStream(key, wanted).permutation(size);
      epoch = wanted;
    }
    return permutation;
  }
}
