package org.gan4j.train.alarm;

/** Counts how often in a row a condition held. */
final class Streak {

  private final int needed;
  private int length;

  Streak(int needed) {
    this.needed = needed;
  }

  /**
   * Returns whether the condition has just held often enough, for the first time in this streak.
   */
  boolean isReachedBy(boolean so) {
    length = so ? Math.min(length + 1, needed + 1) : 0;
    return length == needed;
  }
}
