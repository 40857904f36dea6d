package org.gan4j.eval.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gan4j.core.Bounds;
import org.gan4j.eval.Uncertainty;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.internal.neighbour.BallCounts;
import org.gan4j.eval.internal.neighbour.Manifold;
import org.gan4j.eval.metric.input.MetricInput;
import org.gan4j.eval.metric.input.Need;
import org.gan4j.eval.metric.input.Role;

/**
 * Density and coverage, {@code density} and {@code coverage} (Naeem et al. 2020, "Reliable Fidelity
 * and Diversity Metrics for Generative Models", section 4), over the balls of the real images'
 * {@link Manifold}:
 *
 * <pre>
 * density  = sum over fakes of the number of balls it lies in / (k M)
 * coverage = share of the balls that hold a fake
 * </pre>
 *
 * <p>for M fakes. If both sets have the same distribution, density is 1 in expectation and coverage
 * about {@code 1 - 1/2^k}. Density may exceed 1.
 *
 * @param k neighbours that a ball reaches to, 5 in the paper
 */
public record DensityCoverage(int k) implements Metric {

  /** The paper's 5 neighbours. */
  public DensityCoverage() {
    this(5);
  }

  /**
   * @throws IllegalArgumentException if k is below 1
   */
  public DensityCoverage {
    Bounds.atLeastOne("k", k);
  }

  @Override
  public String key() {
    return "density-coverage";
  }

  @Override
  public Optional<String> paper() {
    return Optional.of("Naeem et al. 2020");
  }

  @Override
  public Set<Need> needs(Role role) {
    return role == Role.TRAINING ? Set.of() : Set.of(Need.FEATURES);
  }

  @Override
  public String estimator() {
    return PrecisionRecall.BALLS + ", k = " + k;
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
    return Map.of("density", false, "coverage", false);
  }

  @Override
  public List<MetricValue> measure(MetricInput input) {
    Counts found =
        count(Manifold.of(input.real().requireFeatures(), k), input.fake().requireFeatures());
    List<String> warnings = PrecisionRecall.unequalCounts(input);
    return List.of(
        new MetricValue("density", found.density(), found.densityError(), Map.of(), warnings),
        new MetricValue("coverage", found.coverage(), found.coverageError(), Map.of(), warnings));
  }

  /**
   * What was counted.
   *
   * @param hits sum over fakes of the number of balls it lies in
   * @param ballsHit balls that hold a fake
   * @param fakes M
   * @param reals number of balls
   * @param k neighbours that a ball reaches to
   * @param densityError over the fakes, the real images held fixed
   * @param coverageError likewise
   */
  public record Counts(
      long hits,
      int ballsHit,
      int fakes,
      int reals,
      int k,
      Uncertainty densityError,
      Uncertainty coverageError) {

    /** Returns density, at least 0. */
    public double density() {
      return (double) hits / ((double) k * fakes);
    }

    /** Returns coverage, in [0, 1]. */
    public double coverage() {
      return (double) ballsHit / reals;
    }
  }

  /** Counts, {@code k} being at most what the manifold was made for. */
  public Counts count(Manifold real, FeatureTable fake) {
    fake.requireAtLeast(2, "density and coverage");
    BallCounts counts = real.holding(fake, k);
    int reals = real.features().count();
    return new Counts(
        Arrays.stream(counts.ballsOfPoint()).asLongStream().sum(),
        counts.ballsHit(),
        fake.count(),
        reals,
        k,
        densityError(counts.ballsOfPoint()),
        coverageError(counts.soleHits(), reals));
  }

  private Uncertainty densityError(int[] balls) {
    double n = balls.length;
    return new Uncertainty(
        Math.sqrt(squaredDeviations(balls) / (n - 1) / n) / k,
        "standard error of the mean over the fakes, the real images held fixed");
  }

  /** Without a fake, the balls that hold it alone are lost: those are the jackknife's values. */
  private static Uncertainty coverageError(int[] soleHits, int reals) {
    double n = soleHits.length;
    return new Uncertainty(
        Math.sqrt(squaredDeviations(soleHits) * (n - 1) / n) / reals,
        "jackknife standard error over the fakes (Efron and Stein 1981: on average too large"
            + " rather than too small), the real images held fixed");
  }

  private static double squaredDeviations(int[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Arrays.stream(values).mapToDouble(v -> (v - mean) * (v - mean)).sum();
  }
}
