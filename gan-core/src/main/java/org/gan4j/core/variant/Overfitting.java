package org.gan4j.core.variant;

import org.gan4j.core.Bounds;

/**
 * How it shows that a variant can learn one small batch by heart. What cannot do that has a mistake
 * in its losses, its networks or its updates; a swapped sign, for instance, shows nowhere else.
 *
 * <p>All phases are run on the same images again and again, and training may end as soon as the
 * goal is reached.
 */
public sealed interface Overfitting {

  /** The most steps that may be needed. */
  int steps();

  /**
   * The sampler's images come nearer to single images of the batch than the batch's mean image is:
   * the mean distance (root of the mean square, images in [-1, 1]) from a sample to the nearest
   * image, of the sample's class where the sampler takes labels, falls to at most a share of that
   * of the mean image. No constant image and no blur of the batch gets below 1.
   *
   * @param share of the mean image's distance, in (0, 1)
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
   * A reported value falls to at most a share of its first: a reconstruction loss.
   *
   * @param report its name: {@code loss/reconstruction}
   * @param share of the first value, in (0, 1)
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
   * A reported value rises to at least a value: an accuracy.
   *
   * @param report its name: {@code score/accuracy}
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
   * What GANs with a sampler are held to: 0.8 of the mean image's distance in at most 1500 steps.
   */
  static Overfitting samples() {
    return new Samples(0.8, 1500);
  }
}
