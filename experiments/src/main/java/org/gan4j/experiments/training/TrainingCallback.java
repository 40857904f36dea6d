package org.gan4j.experiments.training;

import java.util.function.Consumer;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.train.TrainingListener;
import org.gan4j.train.run.Provenance;
import org.gan4j.train.session.TrainingSession;

/**
 * Is told about the steps of a training and may end it early, such as a replay that compares during
 * training.
 */
public interface TrainingCallback {

  /** A callback that does nothing. */
  TrainingCallback NONE = new TrainingCallback() {};

  /** Returns a callback that only receives the folder of the run. */
  static TrainingCallback telling(Consumer<RunDirectory> made) {
    return new TrainingCallback() {
      @Override
      public void begins(RunDirectory run, Provenance now) {
        made.accept(run);
      }
    };
  }

  /**
   * Returns a listener for a training that is about to begin.
   *
   * @param session session whose variables may be read, but not written
   */
  default TrainingListener listener(TrainingSession session) {
    return new TrainingListener() {};
  }

  /** Called before a session begins to train, with the run and the provenance. */
  default void begins(RunDirectory run, Provenance now) {}

  /** Returns whether to end the training; asked after each step, before the listener is called. */
  default boolean wantsToStop() {
    return false;
  }
}
