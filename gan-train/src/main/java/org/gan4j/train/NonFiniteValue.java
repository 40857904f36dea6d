package org.gan4j.train;

import java.util.Locale;

/** A report, or a variable to be saved, has a value that is not finite. */
public final class NonFiniteValue extends TrainingFailure {

  private static final long serialVersionUID = 1L;

  private final String what;

  /**
   * @param step step in which it was seen; it may have arisen earlier
   * @param what what was seen, such as {@code loss/critic is NaN}
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

  /** Returns what was seen, such as {@code loss/critic is NaN}. */
  public String what() {
    return what;
  }
}
