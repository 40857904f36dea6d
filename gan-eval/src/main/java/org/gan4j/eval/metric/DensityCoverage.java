package org.gan4j.eval.metric;

import java.util.Arrays;
import org.gan4j.eval.Uncertainty;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.internal.neighbour.BallCounts;
import org.gan4j.eval.internal.neighbour.Manifold;

/**
 * Density and coverage, Naeem et al. 2020, "Reliable Fidelity and Diversity Metrics for Generative
 * Models", section 4: over the balls of the real images' {@link Manifold},
 *
 * <pre>
 * density  = sum over fakes of the number of balls it lies in / (k M)
 * coverage = share of the balls that hold a fake
 * </pre>
 *
 * <p>for M fakes; the paper has k = 5. Density is 1 in expectation and coverage {@code 1 - 1/2^k}
 * about, if both sides are alike; density may exceed 1.
 *
 * @param hits sum over fakes of the number of balls it lies in
 * @param ballsHit balls that hold a fake
 * @param fakes M
 * @param reals number of balls
 * @param k neighbours that a ball reaches to
 * @param densityError over the fakes, the real images held fixed
 * @param coverageError likewise
 */
public record DensityCoverage(
    long hits,
    int ballsHit,
    int fakes,
    int reals,
    int k,
    Uncertainty densityError,
    Uncertainty coverageError) {

  /** The paper's k. */
  public static final int NEIGHBOURS = 5;

  /** What a protocol says of this arithmetic. */
  public static final String ESTIMATOR = PrecisionRecall.ESTIMATOR;

  /** Measures, {@code k} being at most what the manifold was made for. */
  public static DensityCoverage of(Manifold real, FeatureTable fake, int k) {
    fake.requireAtLeast(2, "density and coverage");
    BallCounts counts = real.holding(fake, k);
    int reals = real.features().count();
    return new DensityCoverage(
        Arrays.stream(counts.ballsOfPoint()).asLongStream().sum(),
        counts.ballsHit(),
        fake.count(),
        reals,
        k,
        densityError(counts.ballsOfPoint(), k),
        coverageError(counts.soleHits(), reals));
  }

  /** At least 0. */
  public double density() {
    return (double) hits / ((double) k * fakes);
  }

  /** In [0, 1]. */
  public double coverage() {
    return (double) ballsHit / reals;
  }

  private static Uncertainty densityError(int[] balls, int k) {
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
