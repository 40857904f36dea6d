package org.gan4j.core.augment;

import org.gan4j.core.Bounds;

/** A share of a map's height or width. */
final class Ratio {

  private Ratio() {}

  static void check(double ratio) {
    Bounds.in("ratio", "(0, 1]", ratio > 0 && ratio <= 1, ratio);
  }

  /** In pixels, rounded half up. */
  static int of(double ratio, int size) {
    return (int) (size * ratio + 0.5);
  }
}
