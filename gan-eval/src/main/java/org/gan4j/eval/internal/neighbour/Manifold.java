package org.gan4j.eval.internal.neighbour;

import org.gan4j.eval.feature.FeatureTable;

/**
 * A set of images as a union of balls: the ball around each image's features reaches to the k-th
 * nearest neighbour in the set (Kynkäänniemi et al. 2019, section 2). A manifold is made once and
 * can be used for any k up to the one it was made for.
 */
public final class Manifold {

  private final FeatureTable features;
  private final NearestNeighbours neighbours;
  private final int largest;

  private Manifold(FeatureTable features, NearestNeighbours neighbours, int largest) {
    this.features = features;
    this.neighbours = neighbours;
    this.largest = largest;
  }

  /**
   * @param features of more than k images
   * @param k the largest number of neighbours that will be asked for
   * @throws org.gan4j.core.InputException if there are fewer
   */
  public static Manifold of(FeatureTable features, int k) {
    return new Manifold(features, NearestNeighbours.within(features, k), k);
  }

  /** The features of the images. */
  public FeatureTable features() {
    return features;
  }

  /** Each ball's squared radius: the squared distance to the k-th nearest other image. */
  public double[] squaredRadii(int k) {
    if (k < 1 || k > largest) {
      throw new IllegalArgumentException("expected k in [1, " + largest + "], found " + k);
    }
    return neighbours.squaredDistances(k - 1);
  }

  /** Counts which of these balls hold which of some images. */
  public BallCounts holding(FeatureTable points, int k) {
    BallCounts counts = new BallCounts(squaredRadii(k), points.count());
    new DistanceBlocks(features, points).all(block -> counts.see(block, features, points));
    return counts;
  }
}
