package org.gan4j.train;

/**
 * A listener that records a training step by step. When a run is resumed from a checkpoint, or
 * rolls back to one, it removes its records of later steps, because they run again.
 */
public interface RewindingListener extends TrainingListener {

  /** Removes the records of all steps after this one. */
  void cut(long step);

  @Override
  default void started(long step, TrainingPlan plan) {
    cut(step);
  }

  @Override
  default void recovered(Recovery recovery) {
    if (recovery.rolledBack()) {
      cut(recovery.goesOnAfter());
    }
  }
}
