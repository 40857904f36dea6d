package org.gan4j.eval.metric;

import java.util.Arrays;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.feature.Features;

/**
 * Counts the images of each class in a set, by the largest logit of a classifier (the first of
 * equals). If a generator has dropped a mode, a class is near 0.
 */
public final class ClassHistogram {

  private final long[] counts;

  /**
   * @param classes number of classes, k
   */
  public ClassHistogram(int classes) {
    this.counts = new long[classes];
  }

  /** That of all images of a table of logits. */
  static ClassHistogram of(FeatureTable logits) {
    var histogram = new ClassHistogram(logits.size());
    for (int image = 0; image < logits.count(); image++) {
      histogram.counts[logits.largest(image)]++;
    }
    return histogram;
  }

  /** Adds images. */
  public void add(Features features) {
    for (int image = 0; image < features.count(); image++) {
      counts[features.answer(image)]++;
    }
  }

  /** Returns how many images are in each class, {@code [k]}. */
  public long[] counts() {
    return counts.clone();
  }

  /** The share of the images in each class, {@code [k]}, each in [0, 1]; their sum is 1. */
  public double[] shares() {
    long total = Arrays.stream(counts).sum();
    return Arrays.stream(counts).mapToDouble(count -> (double) count / total).toArray();
  }
}
