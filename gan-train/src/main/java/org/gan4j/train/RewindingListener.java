package org.gan4j.train;

/**
 * A listener that keeps what a training gives out step by step, and forgets the steps that are done
 * again: those behind the checkpoint that a run is resumed from, or rolls back to.
 */
public interface RewindingListener extends TrainingListener {

  /** Forgets everything of later steps. */
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
