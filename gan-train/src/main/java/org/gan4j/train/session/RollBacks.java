package org.gan4j.train.session;

/**
 * How often a run went back to an earlier state because a value was not finite. This is part of the
 * run's state.
 *
 * @param attempts number of roll backs
 * @param rateFactor factor on all learning rates that results from them, in (0, 1]
 */
public record RollBacks(int attempts, double rateFactor) {

  /** No roll back. */
  public static final RollBacks NONE = new RollBacks(0, 1);

  /** Returns one roll back more, which multiplies the learning rates by a factor. */
  public RollBacks next(double factor) {
    return new RollBacks(attempts + 1, rateFactor * factor);
  }

  /** Returns a text that {@link #parse} reads without losing a bit. */
  public String text() {
    return attempts + " " + rateFactor;
  }

  /** Parses the result of {@link #text}. */
  public static RollBacks parse(String text) {
    int space = text.indexOf(' ');
    return new RollBacks(
        Integer.parseInt(text.substring(0, space)), Double.parseDouble(text.substring(space + 1)));
  }
}
