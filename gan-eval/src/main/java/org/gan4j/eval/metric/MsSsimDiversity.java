package org.gan4j.eval.metric;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gan4j.core.Bounds;
import org.gan4j.core.data.Images;
import org.gan4j.eval.metric.input.MetricInput;
import org.gan4j.eval.metric.input.Need;
import org.gan4j.eval.metric.input.Role;

/**
 * How alike generated images are, {@link MsSsim}, as evaluations call it: {@code ms-ssim}. That of
 * the real images, which it should be near, is in the details.
 *
 * @param scales 1 to 5; missing for as many as the images allow
 * @param pairs of images; missing for half as many as there are images
 */
public record MsSsimDiversity(Optional<Integer> scales, Optional<Integer> pairs) implements Metric {

  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  public MsSsimDiversity {
    scales.ifPresent(count -> Bounds.in("scales", "[1, 5]", count >= 1 && count <= 5, count));
    pairs.ifPresent(count -> Bounds.in("pairs", "[2, inf)", count >= 2, count));
  }

  @Override
  public Set<Need> needs(Role role) {
    return role == Role.TRAINING ? Set.of() : Set.of(Need.PIXELS);
  }

  @Override
  public String estimator() {
    return String.format(
        Locale.ROOT,
        "float64, mean over %s random pairs, %s scales",
        pairs.map(String::valueOf).orElse("n/2"),
        scales.map(String::valueOf).orElse("as many as fit, at most 5,"));
  }

  @Override
  public boolean lowerIsBetter() {
    return true;
  }

  @Override
  public List<MetricValue> measure(MetricInput sets) {
    MsSsim.Diversity fake = diversity(sets.fake().requirePixels(), sets.seed());
    MsSsim.Diversity real = diversity(sets.real().requirePixels(), sets.seed());
    Map<String, Double> details = new TreeMap<>();
    details.put("of the real images", real.mean());
    details.put("pairs", (double) fake.pairs());
    details.put("scales", (double) scalesOf(sets.fake().requirePixels()));
    return List.of(new MetricValue("ms-ssim", fake.mean(), fake.error(), details, List.of()));
  }

  private MsSsim.Diversity diversity(Images images, long seed) {
    return new MsSsim(scalesOf(images)).diversity(images, pairs.orElse(images.count() / 2), seed);
  }

  private int scalesOf(Images images) {
    return scales.orElse(Math.max(1, MsSsim.mostScales(images.shape())));
  }
}
