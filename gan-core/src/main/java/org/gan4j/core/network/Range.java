package org.gan4j.core.network;

/**
 * The closed interval that values lie in by construction, known while a network is built.
 *
 * @param low lower bound, may be minus infinity
 * @param high upper bound, may be infinity
 */
public record Range(double low, double high) {

  /** No bound. */
  public static final Range REAL = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** The range of images in a graph and of tanh: [-1, 1]. */
  public static final Range IMAGE = new Range(-1, 1);

  /** The range of sigmoid: [0, 1]. */
  public static final Range UNIT = new Range(0, 1);

  /** Returns a text such as {@code [-1, 1]} or {@code [0, inf)}. */
  @Override
  public String toString() {
    return bound(low, "(-inf", "[") + ", " + bound(high, "inf)", "") + (finite(high) ? "]" : "");
  }

  private static boolean finite(double bound) {
    return !Double.isInfinite(bound);
  }

  private static String bound(double bound, String infinite, String prefix) {
    if (!finite(bound)) {
      return infinite;
    }
    return prefix + (bound == Math.rint(bound) ? String.valueOf((long) bound) : "" + bound);
  }
}
