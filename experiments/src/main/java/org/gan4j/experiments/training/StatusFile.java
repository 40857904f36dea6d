package org.gan4j.experiments.training;

import org.gan4j.core.run.RunDirectory;
import org.gan4j.core.run.RunStatus;
import org.gan4j.train.Recovery;
import org.gan4j.train.TrainingListener;

/**
 * Keeps the status file of a run in training up to date.
 *
 * @param run folder of the run
 * @param steps number of steps of the whole training
 */
record StatusFile(RunDirectory run, long steps) implements TrainingListener {

  void write(RunStatus.State state, long step) {
    new RunStatus(state, step, steps).write(run);
  }

  void failed(long step, Throwable failure) {
    String reason =
        failure.getMessage() == null ? failure.getClass().getName() : failure.getMessage();
    new RunStatus(RunStatus.State.FAILED, step, steps, reason).write(run);
  }

  @Override
  public void checkpointDue(long step) {
    write(RunStatus.State.TRAINING, step);
  }

  @Override
  public void recovered(Recovery recovery) {
    if (recovery.rolledBack()) {
      write(RunStatus.State.TRAINING, recovery.goesOnAfter());
    }
  }
}
