package org.gan4j.train;

import java.util.Locale;

/** A value that is not finite was met: a report, or a variable that was to be saved. */
public final class NonFiniteValue extends TrainingFailure {

  private static final long serialVersionUID = 1L;

  private final String what;

  /**
   * @param step in which it was seen; it may be older
   * @param what {@code loss/critic is NaN}
   */
  public NonFiniteValue(long step, String what) {
    super(
        String.format(
            Locale.ROOT,
            "step %d: %s. Lower the learning rates; the last checkpoint is kept.",
            step,
            what));
    this.what = what;
  }

  /** What was seen: {@code loss/critic is NaN}. */
  public String what() {
    return what;
  }
}
