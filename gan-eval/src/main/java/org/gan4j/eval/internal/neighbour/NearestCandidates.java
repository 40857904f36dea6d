package org.gan4j.eval.internal.neighbour;

import java.util.Arrays;
import org.gan4j.eval.feature.FeatureTable;

/**
 * Keeps for each query the images with the smallest lower bounds of their distance, a few more than
 * asked for. No other image can be nearer than the largest bound kept.
 */
final class NearestCandidates {

  private static final int SPARE = 12;

  private final int kept;
  private final double[] bounds; // [queries, kept], ascending
  private final int[] images; // [queries, kept], -1 where there is none

  NearestCandidates(int queries, int k) {
    this.kept = k + SPARE;
    this.bounds = new double[Math.multiplyExact(queries, kept)];
    this.images = new int[queries * kept];
    Arrays.fill(bounds, Double.POSITIVE_INFINITY);
    Arrays.fill(images, -1);
  }

  /** Rows are queries, columns images. */
  void see(DistanceBlocks.Block block) {
    for (int r = 0; r < block.rows(); r++) {
      for (int c = 0; c < block.columns(); c++) {
        offer(block.firstRow() + r, block.lower(r, c), block.firstColumn() + c);
      }
    }
  }

  /** Rows and columns are queries and images, on or above the diagonal. */
  void seeBothWays(DistanceBlocks.Block block) {
    for (int r = 0; r < block.rows(); r++) {
      int row = block.firstRow() + r;
      for (int c = Math.max(0, row + 1 - block.firstColumn()); c < block.columns(); c++) {
        double bound = block.lower(r, c);
        offer(row, bound, block.firstColumn() + c);
        offer(block.firstColumn() + c, bound, row);
      }
    }
  }

  /** Returns the bound below which no other image can be. */
  double bound(int query) {
    return bounds[query * kept + kept - 1];
  }

  /** Ranks the candidates by their true distance. */
  void rank(int query, FeatureTable queries, FeatureTable table, Ranking ranking) {
    for (int i = query * kept; i < (query + 1) * kept && images[i] >= 0; i++) {
      ranking.offer(queries.squaredDistance(query, table, images[i], ranking.worst()), images[i]);
    }
  }

  private void offer(int query, double bound, int image) {
    int place = query * kept + kept - 1;
    if (bound >= bounds[place]) {
      return;
    }
    double key = Double.isNaN(bound) ? Double.NEGATIVE_INFINITY : bound;
    while (place > query * kept && key < bounds[place - 1]) {
      bounds[place] = bounds[place - 1];
      images[place] = images[place - 1];
      place--;
    }
    bounds[place] = key;
    images[place] = image;
  }
}
