package org.gan4j.eval.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.gan4j.eval.internal.pixel.LaplacianPatches;
import org.gan4j.eval.internal.pixel.PatchProjection;
import org.gan4j.eval.metric.input.MetricInput;
import org.gan4j.eval.metric.input.Need;
import org.gan4j.eval.metric.input.Role;

/**
 * The sliced Wasserstein distance of patches, {@code swd} (Karras et al. 2018, "Progressive Growing
 * of GANs", section 5): at each level of the Laplacian pyramids, from full size down, 7x7 patches
 * are drawn, normalised per channel over their set, and projected on random directions; the mean
 * absolute difference of the sorted projections, averaged over directions, times 1000. The paper
 * has 16384 images, 128 patches an image, 512 directions and levels down to 16. Lower is better.
 * Even equal distributions give a value above 0, because different patches are drawn from each set.
 *
 * <p>The number is the mean over levels; each level is in the details. The larger set is cut to the
 * size of the smaller one.
 *
 * @param smallest the smallest height or width of a level, at least 7, 16 in the paper
 * @param patches an image, 128 in the paper
 * @param directions of projection, 512 in the paper
 */
public record SlicedWasserstein(int smallest, int patches, int directions) implements Metric {

  private static final int MOST_VALUES = 1 << 27; // projections held of both sides, 512 MiB

  /** The paper's settings. */
  public SlicedWasserstein() {
    this(16, 128, 512);
  }

  /**
   * @throws IllegalArgumentException if a patch does not fit the smallest level, or a number is
   *     below 1
   */
  public SlicedWasserstein {
    if (smallest < LaplacianPatches.SIDE || patches < 1 || directions < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "levels of %d, %d patches, %d directions",
              smallest,
              patches,
              directions));
    }
  }

  @Override
  public String key() {
    return "swd";
  }

  @Override
  public Optional<String> paper() {
    return Optional.of("Karras et al. 2018");
  }

  @Override
  public Set<Need> needs(Role role) {
    return role == Role.TRAINING ? Set.of() : Set.of(Need.PIXELS);
  }

  @Override
  public String estimator() {
    return String.format(
        Locale.ROOT,
        "mean over directions of |sorted - sorted|, times 1000, mean over levels down to %d, %d"
            + " patches an image, %d directions",
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
  public List<MetricValue> measure(MetricInput input) {
    Images real = input.real().requirePixels();
    Images fake = input.fake().requirePixels();
    int count = Math.min(real.count(), fake.count());
    long seed = input.seed();
    List<Level> levels = between(some(real, count, seed), some(fake, count, seed), seed);
    Map<String, Double> details = new TreeMap<>();
    levels.forEach(
        level ->
            details.put(
                String.format(Locale.ROOT, "level %dx%d", level.height(), level.width()),
                level.distance()));
    double mean = levels.stream().mapToDouble(Level::distance).average().orElseThrow();
    return List.of(new MetricValue(key(), mean, null, details, List.of()));
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

  /**
   * One level.
   *
   * @param height of its images
   * @param width of its images
   * @param distance times 1000
   */
  public record Level(int height, int width, double distance) {}

  /**
   * The distance at each level, the full size first.
   *
   * @param seed seed of patches and directions
   * @throws InputException if shapes or counts differ, or images are smaller than the smallest
   *     level
   */
  public List<Level> between(Images real, Images fake, long seed) {
    requireAlike(real, fake);
    List<Level> levels = new ArrayList<>();
    int height = real.shape().height();
    int width = real.shape().width();
    boolean last = false;
    while (!last) {
      int nextHeight = (height + 1) / 2;
      int nextWidth = (width + 1) / 2;
      last = Math.min(nextHeight, nextWidth) < smallest;
      double distance = distance(real, fake, levels.size(), last, seed);
      levels.add(new Level(height, width, 1000 * distance));
      height = nextHeight;
      width = nextWidth;
    }
    return levels;
  }

  private double distance(Images real, Images fake, int level, boolean last, long seed) {
    var reals = new LaplacianPatches(real, level, last, patches, key(seed, "real", level));
    var fakes = new LaplacianPatches(fake, level, last, patches, key(seed, "fake", level));
    PatchProjection ofReals = new PatchProjection(reals);
    PatchProjection ofFakes = new PatchProjection(fakes);
    StreamKey key = key(seed, "directions", level);
    long each = 2L * real.count() * patches;
    int batch = (int) Math.max(1, Math.min(directions, MOST_VALUES / each));
    double sum = 0;
    for (int from = 0; from < directions; from += batch) {
      double[] chosen = directions(key, from, Math.min(batch, directions - from), reals.size());
      for (double distance : distances(ofReals.on(chosen), ofFakes.on(chosen))) {
        sum += distance;
      }
    }
    return sum / directions;
  }

  /** Returns the distance for each direction. */
  private static double[] distances(float[][] a, float[][] b) {
    return IntStream.range(0, a.length)
        .parallel()
        .mapToDouble(direction -> wasserstein(a[direction], b[direction]))
        .toArray();
  }

  /** Between two sets of as many numbers; sorts them. */
  static double wasserstein(float[] a, float[] b) {
    Arrays.sort(a);
    Arrays.sort(b);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs((double) a[i] - b[i]);
    }
    return sum / a.length;
  }

  /** Random unit vectors, {@code [count, size]}. */
  private static double[] directions(StreamKey key, int from, int count, int size) {
    double[] result = new double[count * size];
    for (int i = 0; i < count; i++) {
      RandomStream draws = new RandomStream(key, from + i);
      double squares = 0;
      for (int k = i * size; k < (i + 1) * size; k++) {
        result[k] = draws.nextGaussian();
        squares += result[k] * result[k];
      }
      for (int k = i * size; k < (i + 1) * size; k++) {
        result[k] /= Math.sqrt(squares);
      }
    }
    return result;
  }

  private static StreamKey key(long seed, String what, int level) {
    return StreamKey.of(seed, "evaluation/swd/" + what + "/" + level);
  }

  private void requireAlike(Images real, Images fake) {
    ImageShape shape = real.shape();
    if (!shape.equals(fake.shape()) || real.count() != fake.count() || real.count() == 0) {
      throw new InputException(
          "sliced Wasserstein distance",
          String.format(
              Locale.ROOT,
              "expected as many images of one shape on both sides, found %d of %s and %d of %s",
              real.count(),
              shape,
              fake.count(),
              fake.shape()),
          "Use the same number of both.");
    }
    if (Math.min(shape.height(), shape.width()) < smallest) {
      throw new InputException(
          "sliced Wasserstein distance",
          "expected images of at least " + smallest + " pixels a side, found " + shape,
          "Choose a smaller smallest level, at least " + LaplacianPatches.SIDE + ".");
    }
  }
}
