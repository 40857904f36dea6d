package org.gan4j.eval.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gan4j.core.Bounds;
import org.gan4j.eval.metric.input.MetricInput;
import org.gan4j.eval.metric.input.Need;
import org.gan4j.eval.metric.input.Role;

/**
 * The classes that generated images reach, {@code modes}, and how far their distribution over
 * classes is from that of the real images, {@code class-divergence} (Metz et al. 2017, "Unrolled
 * Generative Adversarial Networks", section 3.3.1: modes with at least one sample, and reverse KL).
 * The feature network says which class an image is of.
 *
 * <pre>
 * divergence = sum over classes of p log(p / q), p the fakes' share, q the real images'
 * </pre>
 *
 * @param leastShare of the images that a class must hold to count; 0 for a single image
 */
public record Modes(double leastShare) implements Metric {

  /** A single image makes a mode, as in the paper. */
  public Modes() {
    this(0);
  }

  /**
   * @throws IllegalArgumentException if the share is not in [0, 1)
   */
  public Modes {
    Bounds.share("leastShare", leastShare);
  }

  @Override
  public String key() {
    return "modes";
  }

  @Override
  public Optional<String> paper() {
    return Optional.of("Metz et al. 2017");
  }

  @Override
  public Set<Need> needs(Role role) {
    return role == Role.TRAINING ? Set.of() : Set.of(Need.LOGITS);
  }

  @Override
  public String estimator() {
    return "classes by argmax with at least "
        + (leastShare == 0 ? "one image" : "a share of " + leastShare)
        + ", KL(fake, real) in nats";
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
    return Map.of("modes", false, "class-divergence", true);
  }

  @Override
  public List<MetricValue> measure(MetricInput input) {
    long[] reals = ClassHistogram.of(input.real().requireLogits()).counts();
    double[] reference = Arrays.stream(reals).asDoubleStream().toArray();
    Count found = count(ClassHistogram.of(input.fake().requireLogits()).counts(), reference);
    return List.of(
        new MetricValue(
            key(), found.modes(), null, Map.of("classes", (double) found.classes()), List.of()),
        new MetricValue("class-divergence", found.divergence(), null));
  }

  /**
   * What was counted.
   *
   * @param modes classes that hold at least the least share of the fakes, and at least one fake
   * @param classes how many classes there are
   * @param divergence in nats, at least 0; infinite if fakes lie in a class without a real image
   */
  record Count(int modes, int classes, double divergence) {}

  /**
   * @param fakes how many fakes lie in each class
   * @param reference how many real images lie in each class, in any unit
   * @throws IllegalArgumentException if the numbers of classes differ or a side is empty
   */
  Count count(long[] fakes, double[] reference) {
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
    return new Count(modes, fakes.length, Math.max(0, divergence)); // rounding
  }
}
