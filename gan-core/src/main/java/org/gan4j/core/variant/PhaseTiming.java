package org.gan4j.core.variant;

/** How often a phase runs. */
public interface PhaseTiming {

  /**
   * Runs the phase several times in a row in each step, each time on a new batch, such as the n
   * steps of a critic.
   *
   * @param times at least 1
   */
  PhaseTiming repeat(int times);

  /**
   * Runs the phase only in every n-th step, beginning with the first step of the training, such as
   * for lazy regularisation.
   *
   * @param steps at least 1
   */
  PhaseTiming every(int steps);

  /**
   * Runs the phase only in a range of steps, such as a stage of growing.
   *
   * @param first step, from 1
   * @param last step, at least {@code first}; {@link Long#MAX_VALUE} for no end
   */
  PhaseTiming between(long first, long last);
}
