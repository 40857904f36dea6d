package org.gan4j.eval.metric;

import org.gan4j.eval.Uncertainty;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.internal.neighbour.BallCounts;
import org.gan4j.eval.internal.neighbour.DistanceBlocks;
import org.gan4j.eval.internal.neighbour.Manifold;

/**
 * Precision and recall of generated images, Kynkäänniemi et al. 2019, "Improved Precision and
 * Recall Metric for Assessing Generative Models", section 2: the share of fakes that lie in the
 * {@link Manifold} of the real images (fidelity), and the share of real images that lie in that of
 * the fakes (diversity). The paper has k = 3 and as many images on both sides.
 *
 * @param fakesInside how many fakes lie in a ball of a real image
 * @param fakes how many fakes there are
 * @param realsInside how many real images lie in a ball of a fake
 * @param reals how many real images there are
 * @param k neighbours that a ball reaches to
 */
public record PrecisionRecall(int fakesInside, int fakes, int realsInside, int reals, int k) {

  /** The paper's k. */
  public static final int NEIGHBOURS = 3;

  /** What a protocol says of this arithmetic. */
  public static final String ESTIMATOR =
      "k nearest neighbours by Euclidean distance, float64, a point at the radius is outside";

  /** Measures, {@code k} being at most what both manifolds were made for. */
  public static PrecisionRecall of(Manifold real, Manifold fake, int k) {
    FeatureTable reals = real.features();
    FeatureTable fakes = fake.features();
    BallCounts ofReals = new BallCounts(real.squaredRadii(k), fakes.count());
    BallCounts ofFakes = new BallCounts(fake.squaredRadii(k), reals.count());
    new DistanceBlocks(reals, fakes)
        .all(
            block -> {
              ofReals.see(block, reals, fakes);
              ofFakes.seeTurned(block, fakes, reals);
            });
    return new PrecisionRecall(
        ofReals.pointsHeld(), fakes.count(), ofFakes.pointsHeld(), reals.count(), k);
  }

  /** In [0, 1]. */
  public double precision() {
    return (double) fakesInside / fakes;
  }

  /** In [0, 1]. */
  public double recall() {
    return (double) realsInside / reals;
  }

  /** sqrt(p (1 - p) / n) over the fakes. */
  public Uncertainty precisionError() {
    return binomial(
        precision(), fakes, "binomial standard error over the fakes, the real images held fixed");
  }

  /** sqrt(r (1 - r) / n) over the real images. */
  public Uncertainty recallError() {
    return binomial(
        recall(), reals, "binomial standard error over the real images, the fakes held fixed");
  }

  private static Uncertainty binomial(double share, int n, String kind) {
    return new Uncertainty(Math.sqrt(share * (1 - share) / n), kind);
  }
}
