package org.gan4j.train;

import java.util.Map;

/** Follows a training: a log, a progress bar, or whatever saves checkpoints. */
public interface TrainingListener {

  /**
   * Training begins.
   *
   * @param step the last step that is already done, 0 in a new run
   */
  default void started(long step, TrainingPlan plan) {}

  /** A step is done. Called in every step: it must cost nothing. */
  default void stepped(long step) {}

  /** The values of a report step. */
  default void reported(StepReport report) {}

  /**
   * Called in a step between two report steps, for phases that do not run again before the next
   * report step. So a listener always gets the last values of each phase before a report step.
   */
  default void reportedBetween(StepReport report) {}

  /**
   * Something was measured besides the reports.
   *
   * @param step that it was measured at, at most the last one that is done
   * @param values by name
   */
  default void measured(long step, Map<String, Double> values) {}

  /** It is time for a sample grid. */
  default void sampleDue(long step) {}

  /** It is time for a checkpoint; all reports and samples up to this step have been given out. */
  default void checkpointDue(long step) {}

  /**
   * A value was not finite, and training continues. If it continues from an earlier state, all that
   * listeners were told of later steps is void.
   */
  default void recovered(Recovery recovery) {}

  /** Training has ended: it is complete, was stopped, or failed in the step after this one. */
  default void ended(long step) {}
}
