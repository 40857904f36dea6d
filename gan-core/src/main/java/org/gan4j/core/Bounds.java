package org.gan4j.core;

/**
 * Checks the bounds of config values, in the constructors of config records. The exception names
 * the record component, so that the config reader can point at its key.
 */
public final class Bounds {

  private static final int MOST_THREADS = 1024;

  private Bounds() {}

  /**
   * @throws BoundsException if the value is below 1
   */
  public static void atLeastOne(String name, long value) {
    if (value < 1) {
      throw new BoundsException(name, "must be at least 1, found " + value);
    }
  }

  /**
   * @throws BoundsException if the value is not a possible number of threads: 1 to {@value
   *     #MOST_THREADS}
   */
  public static void threads(String name, long value) {
    in(name, "[1, " + MOST_THREADS + "]", value >= 1 && value <= MOST_THREADS, value);
  }

  /**
   * @throws BoundsException if the value is not a finite number above 0
   */
  public static void positive(String name, double value) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw new BoundsException(name, "must be above 0, found " + value);
    }
  }

  /**
   * @throws BoundsException if the value is not in [0, 1)
   */
  public static void share(String name, double value) {
    in(name, "[0, 1)", value >= 0 && value < 1, value);
  }

  /**
   * @param range the range in mathematical notation, for the message
   * @param inside whether the value is in the range
   * @throws BoundsException if it is not
   */
  public static void in(String name, String range, boolean inside, Number value) {
    if (!inside) {
      throw new BoundsException(name, "must be in " + range + ", found " + value);
    }
  }
}
