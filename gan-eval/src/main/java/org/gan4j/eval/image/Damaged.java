package org.gan4j.eval.image;

/** What to do about files among images that are not images, damaged, unreadable or too large. */
public enum Damaged {
  /** The first of them is an error that names it. */
  REFUSE,

  /**
   * They are left out and listed. All files are decoded once when the collection is opened, so that
   * count and order are known from then on.
   */
  SKIP
}
