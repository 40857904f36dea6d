package org.gan4j.eval.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gan4j.core.Bounds;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Images;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.gan4j.eval.Uncertainty;
import org.gan4j.eval.internal.pixel.MultiScaleSsim;
import org.gan4j.eval.metric.input.MetricInput;
import org.gan4j.eval.metric.input.Need;
import org.gan4j.eval.metric.input.Role;

/**
 * Measures how similar generated images are to each other, {@code ms-ssim}: the {@link
 * MultiScaleSsim} of random pairs, in [0, 1]; a lower value means more diversity (Odena et al.
 * 2017, "Conditional Image Synthesis with Auxiliary Classifier GANs", section 4.2). The details
 * hold the value for real images, which the number should be close to.
 *
 * @param scales 1 to 5; missing for as many as the images allow
 * @param pairs of images; missing for half as many as there are images
 */
public record MsSsim(Optional<Integer> scales, Optional<Integer> pairs) implements Metric {

  /** Uses as many scales and pairs as the images allow. */
  public MsSsim() {
    this(Optional.empty(), Optional.empty());
  }

  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  public MsSsim {
    scales.ifPresent(count -> Bounds.in("scales", "[1, 5]", count >= 1 && count <= 5, count));
    pairs.ifPresent(count -> Bounds.in("pairs", "[2, inf)", count >= 2, count));
  }

  @Override
  public String key() {
    return "ms-ssim";
  }

  @Override
  public Optional<String> paper() {
    return Optional.of("Wang et al. 2003, Odena et al. 2017");
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
  public List<MetricValue> measure(MetricInput input) {
    Images images = input.fake().requirePixels();
    Similarity fake = similarity(images, input.seed());
    Similarity real = similarity(input.real().requirePixels(), input.seed());
    Map<String, Double> details = new TreeMap<>();
    details.put("of the real images", real.mean());
    details.put("pairs", (double) fake.pairs());
    details.put("scales", (double) scalesOf(images));
    return List.of(new MetricValue(key(), fake.mean(), fake.error(), details, List.of()));
  }

  private int scalesOf(Images images) {
    return scales.orElse(Math.max(1, MultiScaleSsim.mostScales(images.shape())));
  }

  /**
   * How alike the images of a set are; for classes, one set each.
   *
   * @param mean over pairs, in [0, 1]
   * @param error over pairs
   * @param pairs how many
   */
  record Similarity(double mean, Uncertainty error, int pairs) {}

  /**
   * The mean over random pairs; no image is in two of them, so that the pairs are independent.
   *
   * @param seed seed of the pairs
   * @throws InputException if there are too few images or they are too small
   */
  Similarity similarity(Images images, long seed) {
    int count = pairs.orElse(images.count() / 2);
    if (count < 2 || images.count() < 2L * count) {
      throw new InputException(
          "MS-SSIM",
          "expected at least 4 images, two for each of "
              + count
              + " pairs, found "
              + images.count(),
          "Use more images or fewer pairs, at least 2.");
    }
    var ssim = new MultiScaleSsim(scalesOf(images));
    ssim.requireScales(images.shape());
    StreamKey key = StreamKey.of(seed, "evaluation/ms-ssim");
    int[] order = new RandomStream(key, 0).permutation(images.count());
    double[] values = new double[count];
    Arrays.parallelSetAll(
        values, pair -> ssim.between(images, order[2 * pair], images, order[2 * pair + 1]));
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    Uncertainty error =
        new Uncertainty(
            Math.sqrt(squares / (count - 1) / count), "standard error of the mean over pairs");
    return new Similarity(mean, error, count);
  }
}
