package org.gan4j.train;

import java.util.Map;

/**
 * Is told about the steps of a training. Logs, progress bars and the saving of checkpoints are
 * listeners.
 */
public interface TrainingListener {

  /**
   * Called when training begins.
   *
   * @param step the last step that is already done; 0 in a new run
   */
  default void started(long step, TrainingPlan plan) {}

  /** Called after every step, so it must cost next to nothing. */
  default void stepped(long step) {}

  /** Called with the values of a report step. */
  default void reported(StepReport report) {}

  /**
   * Called between two report steps with the values of phases that do not run again before the next
   * one. So a listener always gets the last values of each phase.
   */
  default void reportedBetween(StepReport report) {}

  /**
   * Called with values that were measured besides the reports.
   *
   * @param step step of the measured state, at most the last step that is done
   * @param values by name
   */
  default void measured(long step, Map<String, Double> values) {}

  /** Called when a sample grid is due. */
  default void sampleDue(long step) {}

  /** Called when a checkpoint is due, after all reports and samples up to this step. */
  default void checkpointDue(long step) {}

  /**
   * Called when training continues after a value that was not finite. If it continues from an
   * earlier state, everything that listeners were told about later steps is void.
   */
  default void recovered(Recovery recovery) {}

  /**
   * Called when training has ended: it is complete, was stopped, or failed in the step after this
   * one.
   */
  default void ended(long step) {}
}
