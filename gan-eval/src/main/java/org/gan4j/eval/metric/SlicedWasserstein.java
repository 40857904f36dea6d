package org.gan4j.eval.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.gan4j.eval.internal.pixel.LaplacianPatches;
import org.gan4j.eval.internal.pixel.PatchProjection;

/**
 * The sliced Wasserstein distance of patches, Karras et al. 2018, "Progressive Growing of GANs",
 * section 5: at each level of the Laplacian pyramids, from full size down, 7x7 patches are drawn,
 * normalised per channel over their set, and projected on random directions; the mean absolute
 * difference of the sorted projections, averaged over directions, times 1000. The paper has 16384
 * images, 128 patches an image, 512 directions and levels down to 16. Lower is better; equal
 * distributions are above 0, as other patches are drawn of each side.
 *
 * @param smallest the smallest height or width of a level, at least 7
 * @param patches an image
 * @param directions of projection
 * @param seed of patches and directions
 */
public record SlicedWasserstein(int smallest, int patches, int directions, long seed) {

  /** What a protocol says of this arithmetic. */
  public static final String ESTIMATOR = "mean over directions of |sorted - sorted|, times 1000";

  private static final int MOST_VALUES = 1 << 27; // projections held of both sides, 512 MiB

  /** The paper's settings. */
  public SlicedWasserstein(long seed) {
    this(16, 128, 512, seed);
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
   * @throws InputException if shapes or counts differ, or images are smaller than the smallest
   *     level
   */
  public List<Level> between(Images real, Images fake) {
    requireAlike(real, fake);
    List<Level> levels = new ArrayList<>();
    int height = real.shape().height();
    int width = real.shape().width();
    boolean last = false;
    while (!last) {
      int nextHeight = (height + 1) / 2;
      int nextWidth = (width + 1) / 2;
      last = Math.min(nextHeight, nextWidth) < smallest;
      levels.add(new Level(height, width, 1000 * distance(real, fake, levels.size(), last)));
      height = nextHeight;
      width = nextWidth;
    }
    return levels;
  }

  private double distance(Images real, Images fake, int level, boolean last) {
    var reals = new LaplacianPatches(real, level, last, patches, key("real", level));
    var fakes = new LaplacianPatches(fake, level, last, patches, key("fake", level));
    PatchProjection realSide = new PatchProjection(reals);
    PatchProjection fakeSide = new PatchProjection(fakes);
    long each = 2L * real.count() * patches;
    int batch = (int) Math.max(1, Math.min(directions, MOST_VALUES / each));
    double sum = 0;
    for (int from = 0; from < directions; from += batch) {
      double[] chosen = directions(level, from, Math.min(batch, directions - from), reals.size());
      float[][] a = realSide.on(chosen);
      float[][] b = fakeSide.on(chosen);
      for (double distance : distances(a, b)) {
        sum += distance;
      }
    }
    return sum / directions;
  }

  /** One for each direction. */
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
  private double[] directions(int level, int from, int count, int size) {
    double[] result = new double[count * size];
    for (int i = 0; i < count; i++) {
      RandomStream draws = new RandomStream(key("directions", level), from + i);
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

  private StreamKey key(String what, int level) {
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
