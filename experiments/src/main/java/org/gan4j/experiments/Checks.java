package org.gan4j.experiments;

/** Ranges of config values, in the words that {@code ConfigReader} points to the key with. */
final class Checks {

  private Checks() {}

  static void atLeastOne(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, found " + value);
    }
  }

  static void in(String name, String range, boolean inside, Number value) {
    if (!inside) {
      throw new IllegalArgumentException(name + " must be in " + range + ", found " + value);
    }
  }
}
