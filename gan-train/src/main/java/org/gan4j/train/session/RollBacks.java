package org.gan4j.train.session;

/**
 * How often a run went back to an earlier state as a value was not finite: part of its state.
 *
 * @param attempts how often
 * @param rateFactor what all learning rates are multiplied by for it, in (0, 1]
 */
public record RollBacks(int attempts, double rateFactor) {

  /** Never. */
  public static final RollBacks NONE = new RollBacks(0, 1);

  /** One more, after which the rates are so many times what they were. */
  public RollBacks next(double factor) {
    return new RollBacks(attempts + 1, rateFactor * factor);
  }

  /** As text that {@link #parse} reads; no bit is lost. */
  public String text() {
    return attempts + " " + rateFactor;
  }

  /** The inverse of {@link #text}. */
  public static RollBacks parse(String text) {
    int space = text.indexOf(' ');
    return new RollBacks(
        Integer.parseInt(text.substring(0, space)), Double.parseDouble(text.substring(space + 1)));
  }
}
