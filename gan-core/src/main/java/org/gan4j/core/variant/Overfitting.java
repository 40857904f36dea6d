package org.gan4j.core.variant;

import org.gan4j.core.Bounds;

/**
 * How to see that a variant can learn one small batch by heart. A variant that cannot has a mistake
 * in its losses, networks or updates; a swapped sign, for instance, shows nowhere else.
 *
 * <p>All phases run on the same images again and again. Training may end as soon as the goal is
 * reached.
 */
public sealed interface Overfitting {

  /** Returns the greatest number of steps that may be needed. */
  int steps();

  /**
   * Samples come nearer to single images of the batch than the batch's mean image does. The mean
   * distance (root mean square, images in [-1, 1]) from a sample to the nearest image falls to at
   * most a share of the distance of the mean image. If the sampler takes labels, only images of the
   * sample's class count. A constant image or a blur of the batch does not get below a share of 1.
   *
   * @param share share of the mean image's distance, in (0, 1)
   * @param steps at least 1
   */
  record Samples(double share, int steps) implements Overfitting {

    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Samples {
      Bounds.in("share", "(0, 1)", share > 0 && share < 1, share);
      Bounds.atLeastOne("steps", steps);
    }
  }

  /**
   * A reported value, such as a reconstruction loss, falls to at most a share of its first value.
   *
   * @param report name of the report, such as {@code loss/reconstruction}
   * @param share share of the first value, in (0, 1)
   * @param steps at least 1
   */
  record ReportFalls(String report, double share, int steps) implements Overfitting {

    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public ReportFalls {
      Bounds.in("share", "(0, 1)", share > 0 && share < 1, share);
      Bounds.atLeastOne("steps", steps);
    }
  }

  /**
   * A reported value, such as an accuracy, rises to at least a goal.
   *
   * @param report name of the report, such as {@code score/accuracy}
   * @param value the goal
   * @param steps at least 1
   */
  record ReportReaches(String report, double value, int steps) implements Overfitting {

    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public ReportReaches {
      Bounds.atLeastOne("steps", steps);
    }
  }

  /**
   * Returns the goal of GANs with a sampler: 0.8 of the mean image's distance in at most 1500
   * steps.
   */
  static Overfitting samples() {
    return new Samples(0.8, 1500);
  }
}
