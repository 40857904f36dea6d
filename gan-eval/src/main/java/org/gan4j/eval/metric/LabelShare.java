package org.gan4j.eval.metric;

import org.gan4j.eval.Uncertainty;
import org.gan4j.eval.feature.Features;

/** The share of images whose largest logit (the first of equals) is their label's. */
public final class LabelShare {

  private long images;
  private long met;

  /** Adds images with their labels, one an image. */
  public void add(Features features, int[] labels) {
    for (int image = 0; image < features.count(); image++) {
      add(features.answer(image), labels[image]);
    }
  }

  /** Adds an image of which a classifier gave an answer. */
  void add(int answer, int label) {
    images++;
    met += answer == label ? 1 : 0;
  }

  /** Returns the share, in [0, 1]. */
  public double value() {
    return (double) met / images;
  }

  /** sqrt(p (1 - p) / n). */
  public Uncertainty standardError() {
    return new Uncertainty(
        Math.sqrt(value() * (1 - value()) / images), "binomial standard error over the images");
  }
}
