package org.gan4j.train.alarm;

/** Counts how often in a row something was so. */
final class Streak {

  private final int needed;
  private int length;

  Streak(int needed) {
    this.needed = needed;
  }

  /** Whether it has now, and not before, been so often enough. */
  boolean isReachedBy(boolean so) {
    length = so ? Math.min(length + 1, needed + 1) : 0;
    return length == needed;
  }
}
