package org.gan4j.train;

import java.util.Locale;
import org.gan4j.train.session.RollBacks;

/**
 * How a training continued after a value was not finite.
 *
 * @param foundAt step in which the value was seen
 * @param goesOnAfter the step after which training continues: {@code foundAt}, or an earlier step
 *     whose state the session has again
 * @param finding where the value came from, in one sentence without the full stop
 * @param rollBacks all roll backs of the run so far, including this one
 */
public record Recovery(long foundAt, long goesOnAfter, String finding, RollBacks rollBacks) {

  /** Returns whether training goes on from an earlier state. */
  public boolean rolledBack() {
    return goesOnAfter < foundAt;
  }

  /** Returns one line for the terminal. */
  public String line() {
    return rolledBack()
        ? String.format(
            Locale.ROOT,
            "step %d: %s. Rolled back to step %d (attempt %d); the learning rates are multiplied by %s from now on.",
            foundAt,
            finding,
            goesOnAfter,
            rollBacks.attempts(),
            rollBacks.rateFactor())
        : String.format(
            Locale.ROOT,
            "step %d: %s. Training continues, as training.nonFinite says; no checkpoint is written while a weight is not finite.",
            foundAt,
            finding);
  }
}
