package org.gan4j.train;

import java.util.Locale;
import org.gan4j.train.session.RollBacks;

/**
 * What was done about a value that is not finite, so that training goes on.
 *
 * @param foundAt the step in which it was seen
 * @param goesOnAfter the last step that counts: the same one, or that of an earlier state, which
 *     the session then has
 * @param finding where the value came from, in one sentence without its point
 * @param rollBacks so far, this one included
 */
public record Recovery(long foundAt, long goesOnAfter, String finding, RollBacks rollBacks) {

  /** Whether training goes on from an earlier state. */
  public boolean rolledBack() {
    return goesOnAfter < foundAt;
  }

  /** One line for people. */
  public String line() {
    return rolledBack()
        ? String.format(
            Locale.ROOT,
            "step %d: %s. Rolled back to step %d (attempt %d); learning rates times %s from there on.",
            foundAt,
            finding,
            goesOnAfter,
            rollBacks.attempts(),
            rollBacks.rateFactor())
        : String.format(
            Locale.ROOT,
            "step %d: %s. Going on, as training.nonFinite says; no checkpoint is written while a weight is not finite.",
            foundAt,
            finding);
  }
}
