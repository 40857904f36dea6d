package org.gan4j.core;

/**
 * Bounds of the values of a config, for the constructors of its records. A refusal begins with the
 * value's name: the config's reader then points at that key.
 */
public final class Bounds {

  private static final int MOST_THREADS = 1024;

  private Bounds() {}

  /**
   * @throws IllegalArgumentException if the value is below 1
   */
  public static void atLeastOne(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, found " + value);
    }
  }

  /**
   * @throws IllegalArgumentException if the value is no number of threads that a machine can have:
   *     1 to {@value #MOST_THREADS}
   */
  public static void threads(String name, long value) {
    in(name, "[1, " + MOST_THREADS + "]", value >= 1 && value <= MOST_THREADS, value);
  }

  /**
   * @throws IllegalArgumentException if the value is not a finite number above 0
   */
  public static void positive(String name, double value) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(name + " must be above 0, found " + value);
    }
  }

  /**
   * @throws IllegalArgumentException if the value is not in [0, 1)
   */
  public static void share(String name, double value) {
    in(name, "[0, 1)", value >= 0 && value < 1, value);
  }

  /**
   * @param range for the message, as mathematicians write it
   * @param inside whether the value is in it
   * @throws IllegalArgumentException if it is not
   */
  public static void in(String name, String range, boolean inside, Number value) {
    if (!inside) {
      throw new IllegalArgumentException(name + " must be in " + range + ", found " + value);
    }
  }
}
