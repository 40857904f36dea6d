package org.gan4j.eval.internal.neighbour;

import java.util.stream.IntStream;
import org.gan4j.eval.feature.FeatureTable;

/**
 * The k nearest of a table's images to each of some queries, by Euclidean distance, ties in favour
 * of the earlier image. Exact: distances are those of {@link FeatureTable#squaredDistance},
 * whatever the blocks, the threads or the order of the images.
 */
public final class NearestNeighbours {

  private final int k;
  private final int[] images; // [queries, k]
  private final double[] squaredDistances; // [queries, k], ascending

  private NearestNeighbours(int k, int queries) {
    this.k = k;
    this.images = new int[Math.multiplyExact(queries, k)];
    this.squaredDistances = new double[queries * k];
  }

  /**
   * The neighbours of each image among the other images of its table.
   *
   * @param k how many, at least 1
   * @throws org.gan4j.core.InputException if there are not more than k images
   */
  public static NearestNeighbours within(FeatureTable table, int k) {
    table.requireAtLeast(k + 1, k + " nearest neighbours");
    NearestCandidates candidates = new NearestCandidates(table.count(), k);
    new DistanceBlocks(table, table).upperTriangle(candidates::seeBothWays);
    return settle(table, table, k, candidates);
  }

  /**
   * The neighbours of each query in another table.
   *
   * @param k how many, at least 1
   * @throws org.gan4j.core.InputException if the table has fewer than k images
   */
  public static NearestNeighbours of(FeatureTable queries, FeatureTable table, int k) {
    table.requireAtLeast(k, k + " nearest neighbours");
    NearestCandidates candidates = new NearestCandidates(queries.count(), k);
    new DistanceBlocks(queries, table).all(candidates::see);
    return settle(queries, table, k, candidates);
  }

  /** The image that is the {@code rank}-th nearest, from 0 on. */
  public int image(int query, int rank) {
    return images[query * k + rank];
  }

  /** Its squared distance. */
  public double squaredDistance(int query, int rank) {
    return squaredDistances[query * k + rank];
  }

  /** The squared distance to the {@code rank}-th nearest, from 0 on, of every query. */
  public double[] squaredDistances(int rank) {
    int queries = squaredDistances.length / k;
    return IntStream.range(0, queries).mapToDouble(q -> squaredDistance(q, rank)).toArray();
  }

  private static NearestNeighbours settle(
      FeatureTable queries, FeatureTable table, int k, NearestCandidates candidates) {
    NearestNeighbours result = new NearestNeighbours(k, queries.count());
    IntStream.range(0, queries.count())
        .parallel()
        .forEach(
            query -> {
              Ranking ranking = new Ranking(k);
              candidates.rank(query, queries, table, ranking);
              if (ranking.worst() > candidates.bound(query)) {
                ranking = scan(query, queries, table, k);
              }
              ranking.copy(result.images, result.squaredDistances, query * k);
            });
    return result;
  }

  private static Ranking scan(int query, FeatureTable queries, FeatureTable table, int k) {
    Ranking ranking = new Ranking(k);
    for (int image = 0; image < table.count(); image++) {
      if (queries != table || image != query) {
        ranking.offer(queries.squaredDistance(query, table, image, ranking.worst()), image);
      }
    }
    return ranking;
  }
}
