package org.gan4j.eval.metric;

import org.gan4j.eval.Uncertainty;

/**
 * How often a classifier is right.
 *
 * @param asked images of each class
 * @param right those of them that were given their class
 */
public record ClassAccuracy(int[] asked, int[] right) {

  /**
   * Compares answers with the truth.
   *
   * @param classes above every label
   */
  public static ClassAccuracy of(int[] answers, int[] labels, int classes) {
    int[] asked = new int[classes];
    int[] right = new int[classes];
    for (int image = 0; image < labels.length; image++) {
      asked[labels[image]]++;
      right[labels[image]] += answers[image] == labels[image] ? 1 : 0;
    }
    return new ClassAccuracy(asked, right);
  }

  /** How many classes there are. */
  public int classes() {
    return asked.length;
  }

  /** The share of the images that were given their class, in [0, 1]. */
  public double share() {
    return (double) sum(right) / sum(asked);
  }

  /** That of the images of a class; NaN if there are none. */
  public double share(int label) {
    return (double) right[label] / asked[label];
  }

  /** Of {@link #share()}: sqrt(p (1 - p) / n). */
  public Uncertainty standardError() {
    double p = share();
    return new Uncertainty(
        Math.sqrt(p * (1 - p) / sum(asked)),
        "binomial standard error over the real images; not over samples or trainings");
  }

  private static int sum(int[] counts) {
    int sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return sum;
  }
}
