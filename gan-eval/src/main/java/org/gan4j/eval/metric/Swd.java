package org.gan4j.eval.metric;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.gan4j.core.data.Images;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.gan4j.eval.metric.input.MetricInput;
import org.gan4j.eval.metric.input.Need;
import org.gan4j.eval.metric.input.Role;

/**
 * The {@link SlicedWasserstein} distance, as evaluations call it: {@code swd}, the mean over
 * levels; each level is in the details. Of the larger set, as many images as the smaller has take
 * part.
 *
 * @param smallest the smallest height or width of a level, 16 in the paper
 * @param patches an image, 128 in the paper
 * @param directions of projection, 512 in the paper
 */
public record Swd(int smallest, int patches, int directions) implements Metric {

  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  public Swd {
    new SlicedWasserstein(smallest, patches, directions, 0);
  }

  @Override
  public Set<Need> needs(Role role) {
    return role == Role.TRAINING ? Set.of() : Set.of(Need.PIXELS);
  }

  @Override
  public String estimator() {
    return String.format(
        Locale.ROOT,
        "%s, mean over levels down to %d, %d patches an image, %d directions",
        SlicedWasserstein.ESTIMATOR,
        smallest,
        patches,
        directions);
  }

  @Override
  public boolean lowerIsBetter() {
    return true;
  }

  @Override
  public boolean hasNoiseFloor() {
    return true;
  }

  @Override
  public List<MetricValue> measure(MetricInput sets) {
    Images real = sets.real().requirePixels();
    Images fake = sets.fake().requirePixels();
    int count = Math.min(real.count(), fake.count());
    var levels =
        new SlicedWasserstein(smallest, patches, directions, sets.seed())
            .between(some(real, count, sets.seed()), some(fake, count, sets.seed()));
    Map<String, Double> details = new TreeMap<>();
    levels.forEach(
        level ->
            details.put(
                String.format(Locale.ROOT, "level %dx%d", level.height(), level.width()),
                level.distance()));
    double mean =
        levels.stream().mapToDouble(SlicedWasserstein.Level::distance).average().orElse(0);
    return List.of(new MetricValue("swd", mean, null, details, List.of()));
  }

  private static Images some(Images images, int count, long seed) {
    if (images.count() == count) {
      return images;
    }
    int[] order =
        new RandomStream(StreamKey.of(seed, "evaluation/swd-choice"), 0)
            .permutation(images.count());
    return images.select(IntStream.of(order).limit(count).sorted().toArray());
  }
}
