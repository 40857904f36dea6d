package org.gan4j.eval.metric;

import java.util.Arrays;
import java.util.Locale;

/**
 * How many of a classifier's classes the fakes reach, and how far their distribution over classes
 * is from the reference's (Metz et al. 2017, "Unrolled Generative Adversarial Networks", section
 * 3.3.1: modes with at least one sample, and reverse KL).
 *
 * <pre>
 * divergence = sum over classes of p log(p / q), p the fakes' share, q the reference's
 * </pre>
 *
 * @param modes classes that hold at least the least share of the fakes, and at least one fake
 * @param classes how many classes there are
 * @param divergence in nats, at least 0; infinite if fakes lie in a class without a reference image
 */
public record ModeCount(int modes, int classes, double divergence) {

  /**
   * @param fakes how many fakes lie in each class
   * @param reference how many reference images lie in each class, in any unit
   * @param leastShare of the fakes that a class must hold to count; 0 for a single fake
   * @throws IllegalArgumentException if the numbers of classes differ or a side is empty
   */
  public static ModeCount of(long[] fakes, double[] reference, double leastShare) {
    double total = Arrays.stream(fakes).sum();
    double referenceTotal = Arrays.stream(reference).sum();
    if (fakes.length != reference.length || !(total > 0) || !(referenceTotal > 0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d classes of %.0f fakes, %d of %s reference images",
              fakes.length,
              total,
              reference.length,
              referenceTotal));
    }
    int modes = 0;
    double divergence = 0;
    for (int k = 0; k < fakes.length; k++) {
      double share = fakes[k] / total;
      if (fakes[k] > 0) {
        modes += share >= leastShare ? 1 : 0;
        divergence += share * Math.log(share / (reference[k] / referenceTotal));
      }
    }
    return new ModeCount(modes, fakes.length, Math.max(0, divergence)); // rounding
  }
}
