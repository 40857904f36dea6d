package org.gan4j.eval.evaluator;

import java.util.Locale;
import java.util.Set;
import org.gan4j.core.InputException;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.feature.GroupJackknife;
import org.gan4j.eval.metric.input.Need;

/**
 * Estimates, before a measurement begins, how many bytes it will keep in memory. Tables of
 * features, logits and pixels grow with the number of images; statistics do not. Blocks in progress
 * and the network itself are not counted.
 */
final class MemoryNeed {

  private final int features;
  private final int classes;
  private long bytes;

  /**
   * @param features number of features of an image, d; 0 without a network
   * @param classes number of classes of the network; 0 without logits
   */
  MemoryNeed(int features, int classes) {
    this.features = features;
    this.classes = classes;
  }

  /** Adds a set of images; pixels are not counted if their size is not known yet. */
  void add(long images, int pixels, Set<Need> needs) {
    long square = (long) features * features * Double.BYTES;
    for (Need need : needs) {
      bytes +=
          switch (need) {
            case STATISTICS -> square / 2;
            case GROUPS -> GroupJackknife.GROUPS * square / 2;
            case FEATURES -> FeatureTable.bytes(images, features);
            case LOGITS -> FeatureTable.bytes(images, classes);
            case LABELS -> images * Integer.BYTES;
            case PIXELS -> images * pixels;
            case GENERATOR -> 0;
          };
    }
  }

  /** Returns the total. */
  long bytes() {
    return bytes;
  }

  /**
   * Refuses a measurement that does not fit.
   *
   * @param limit number of bytes that Java may use
   * @throws InputException if more is needed
   */
  void requireAtMost(long limit) {
    if (bytes > limit) {
      throw new InputException(
          "memory",
          String.format(
              Locale.ROOT,
              "expected a measurement that keeps at most %d MiB, found one of %d MiB",
              limit >> 20,
              bytes >> 20),
          String.format(
              Locale.ROOT,
              "Give Java more by GAN_JAVA_OPTS=-Xmx%dg, or measure fewer images.",
              Math.max(2, (bytes >> 30) + 2)));
    }
  }
}
