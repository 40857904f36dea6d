package org.gan4j.eval.convention;

/**
 * What is added to the diagonals of both covariances before the root of their product is taken.
 *
 * @param size the offset, at least 0
 * @param use when it is added
 */
public record Offset(double size, Use use) {

  /** No offset. */
  public static final Offset NONE = new Offset(0, Use.NEVER);

  /** When an offset is added. */
  public enum Use {
    /** Never. */
    NEVER,
    /** Only if the general matrix root gave infinities or NaN. */
    IF_NOT_FINITE,
    /** Always. */
    ALWAYS
  }

  /**
   * @throws IllegalArgumentException if the size is negative or not finite
   */
  public Offset {
    if (!(size >= 0 && size < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("an offset of " + size);
    }
  }

  /**
   * Describes the offset for a table: {@code none}, {@code 1e-6 if the root is not finite}, {@code
   * 1e-6 always}.
   */
  public String text() {
    String number = String.valueOf(size).replace(".0E", "e");
    return switch (use) {
      case NEVER -> "none";
      case IF_NOT_FINITE -> number + " if the root is not finite";
      case ALWAYS -> number + " always";
    };
  }
}
