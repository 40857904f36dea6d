package org.gan4j.train.internal.replica;

import java.util.Arrays;

/**
 * Which of the processes that train together this one is. It takes its share of each batch: as many
 * consecutive examples as each other.
 *
 * @param rank from 0
 * @param count how many processes, at least 1
 * @param sharesStatistics whether batch norm, and whatever else looks at a whole batch, looks at
 *     that of all processes; else at this one's share
 */
public record Replica(int rank, int count, boolean sharesStatistics) {

  /** The only process. */
  public static final Replica ONLY = new Replica(0, 1, false);

  /** This process's part of what the whole batch consists of, domain by domain. */
  public int[][] shareOf(int[][] batch) {
    return count == 1 ? batch : Arrays.stream(batch).map(this::shareOf).toArray(int[][]::new);
  }

  private int[] shareOf(int[] indices) {
    int share = indices.length / count;
    return Arrays.copyOfRange(indices, rank * share, (rank + 1) * share);
  }
}
