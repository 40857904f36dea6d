package org.gan4j.train.internal.replica;

import java.util.Arrays;

/**
 * One of the copies of the networks that share each batch. Each replica takes an equal share of the
 * batch: the same number of consecutive examples.
 *
 * @param rank from 0
 * @param count number of replicas, at least 1
 * @param sharesStatistics whether batch norm, and every other layer that looks at a whole batch,
 *     sees the batch of all replicas; otherwise it sees only the share of this replica
 */
public record Replica(int rank, int count, boolean sharesStatistics) {

  /** The only replica. */
  public static final Replica ONLY = new Replica(0, 1, false);

  /** Returns the share of this replica in a batch, domain by domain. */
  public int[][] shareOf(int[][] batch) {
    return count == 1 ? batch : Arrays.stream(batch).map(this::shareOf).toArray(int[][]::new);
  }

  private int[] shareOf(int[] indices) {
    int share = indices.length / count;
    return Arrays.copyOfRange(indices, rank * share, (rank + 1) * share);
  }
}
