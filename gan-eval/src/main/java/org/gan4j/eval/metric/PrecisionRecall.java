package org.gan4j.eval.metric;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gan4j.core.Bounds;
import org.gan4j.eval.Uncertainty;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.internal.neighbour.BallCounts;
import org.gan4j.eval.internal.neighbour.DistanceBlocks;
import org.gan4j.eval.internal.neighbour.Manifold;
import org.gan4j.eval.metric.input.MetricInput;
import org.gan4j.eval.metric.input.Need;
import org.gan4j.eval.metric.input.Role;

/**
 * Precision and recall of generated images, {@code precision} and {@code recall} (Kynkäänniemi et
 * al. 2019, "Improved Precision and Recall Metric for Assessing Generative Models", section 2): the
 * share of fakes that lie in the {@link Manifold} of the real images (fidelity), and the share of
 * real images that lie in that of the fakes (diversity). The paper takes as many images of both.
 *
 * @param k neighbours that a ball reaches to, 3 in the paper
 */
public record PrecisionRecall(int k) implements Metric {

  /** The description of the balls around images, for protocols. */
  static final String BALLS =
      "k nearest neighbours by Euclidean distance, float64, a point at the radius is outside";

  /** The paper's 3 neighbours. */
  public PrecisionRecall() {
    this(3);
  }

  /**
   * @throws IllegalArgumentException if k is below 1
   */
  public PrecisionRecall {
    Bounds.atLeastOne("k", k);
  }

  @Override
  public String key() {
    return "precision-recall";
  }

  @Override
  public Optional<String> paper() {
    return Optional.of("Kynkäänniemi et al. 2019");
  }

  @Override
  public Set<Need> needs(Role role) {
    return role == Role.TRAINING ? Set.of() : Set.of(Need.FEATURES);
  }

  @Override
  public String estimator() {
    return BALLS + ", k = " + k;
  }

  @Override
  public boolean hasNoiseFloor() {
    return true;
  }

  @Override
  public boolean lowerIsBetter() {
    return false;
  }

  @Override
  public Map<String, Boolean> lowerIsBetterByNumber() {
    return Map.of("precision", false, "recall", false);
  }

  @Override
  public List<MetricValue> measure(MetricInput input) {
    var real = Manifold.of(input.real().requireFeatures(), k);
    var fake = Manifold.of(input.fake().requireFeatures(), k);
    Counts found = count(real, fake);
    List<String> warnings = unequalCounts(input);
    return List.of(
        new MetricValue("precision", found.precision(), found.precisionError(), Map.of(), warnings),
        new MetricValue("recall", found.recall(), found.recallError(), Map.of(), warnings));
  }

  /** The values change with the number of images, most of all with that of the real ones. */
  static List<String> unequalCounts(MetricInput input) {
    int real = input.real().count();
    int fake = input.fake().count();
    return real == fake
        ? List.of()
        : List.of(
            String.format(
                Locale.ROOT,
                "%d real and %d generated images: the papers compare as many of both, and the"
                    + " values move with the counts",
                real,
                fake));
  }

  /**
   * What was counted.
   *
   * @param fakesInside how many fakes lie in a ball of a real image
   * @param fakes how many fakes there are
   * @param realsInside how many real images lie in a ball of a fake
   * @param reals how many real images there are
   */
  public record Counts(int fakesInside, int fakes, int realsInside, int reals) {

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

  /** Counts, {@code k} being at most what both manifolds were made for. */
  public Counts count(Manifold real, Manifold fake) {
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
    return new Counts(ofReals.pointsHeld(), fakes.count(), ofFakes.pointsHeld(), reals.count());
  }
}
