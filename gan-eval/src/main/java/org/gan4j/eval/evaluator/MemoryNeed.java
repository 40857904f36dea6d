package org.gan4j.eval.evaluator;

import java.util.Locale;
import java.util.Set;
import org.gan4j.core.InputException;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.feature.GroupJackknife;
import org.gan4j.eval.metric.input.Need;

/**
 * What a measurement keeps in memory, in bytes, before it begins: statistics do not grow with the
 * number of images, tables of features, logits and pixels do. Blocks on their way and the network
 * itself are not counted.
 */
final class MemoryNeed {

  private final int features;
  private final int classes;
  private long bytes;

  /**
   * @param features an image, d; 0 without a network
   * @param classes of the network; 0 without logits
   */
  MemoryNeed(int features, int classes) {
    this.features = features;
    this.classes = classes;
  }

  /** Counts a set of images; pixels of a size that is not known yet count nothing. */
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

  /** All that was counted. */
  long bytes() {
    return bytes;
  }

  /**
   * Refuses what cannot fit.
   *
   * @param limit bytes that Java may use
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
