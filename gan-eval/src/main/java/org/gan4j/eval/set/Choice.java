package org.gan4j.eval.set;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gan4j.core.InputException;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;

/** Chooses images of a set, as ascending indices. */
public final class Choice {

  private Choice() {}

  /** Returns all images of a set. */
  public static int[] all(MeasuredSet set) {
    return IntStream.range(0, set.count()).toArray();
  }

  /**
   * Chooses the generated images.
   *
   * @param samples number of images; all if it is empty. From a larger set they are chosen at
   *     random; from a generator the first are taken, because its samples are in random order
   *     anyway
   * @throws InputException if the set has fewer
   */
  public static int[] samples(MeasuredSet set, Optional<Integer> samples, long seed) {
    if (samples.isEmpty() || samples.get() == set.count()) {
      return all(set);
    }
    if (set instanceof GivenSet given && !given.canBeCut()) {
      throw new InputException(
          set.name(),
          String.format(
              Locale.ROOT,
              "expected features or images to choose %d of, found statistics of %s",
              samples.get(),
              set.count() == 0 ? "an unknown number of images" : set.count() + " images"),
          "Leave the count out of the protocol's name: statistics cannot be cut.");
    }
    if (set.count() < samples.get()) {
      throw new InputException(
          set.name(),
          String.format(
              Locale.ROOT, "expected at least %d images, found %d", samples.get(), set.count()),
          "Give more images, or a protocol of fewer.");
    }
    if (set instanceof ImageSet images && images.generator().isPresent()) {
      return IntStream.range(0, samples.get()).toArray();
    }
    return random(set.count(), samples.get(), seed, "evaluation/samples");
  }

  /** Chooses real images for a noise floor; all if there are fewer. */
  public static int[] floor(int total, int count, long seed) {
    return random(total, count, seed, "evaluation/noise-floor");
  }

  /** Chooses as many real images, but at most half of them, and none of a single image. */
  public static int[] half(MeasuredSet set, int count, long seed) {
    return floor(set.count(), Math.min(count, set.count() / 2), seed);
  }

  /** Returns the images that were not chosen. */
  public static int[] others(int total, int[] chosen) {
    return IntStream.range(0, total)
        .filter(index -> Arrays.binarySearch(chosen, index) < 0)
        .toArray();
  }

  private static int[] random(int total, int count, long seed, String stream) {
    int[] permutation = new RandomStream(StreamKey.of(seed, stream), 0).permutation(total);
    return Arrays.stream(permutation).limit(count).sorted().toArray();
  }

  /** Returns the positions in a block of the images that are chosen, both ascending. */
  public static int[] rows(int[] block, int[] chosen) {
    return IntStream.range(0, block.length)
        .filter(row -> Arrays.binarySearch(chosen, block[row]) >= 0)
        .toArray();
  }
}
