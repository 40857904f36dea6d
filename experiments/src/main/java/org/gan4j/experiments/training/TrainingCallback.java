package org.gan4j.experiments.training;

import java.util.function.Consumer;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.train.TrainingListener;
import org.gan4j.train.run.Provenance;
import org.gan4j.train.session.TrainingSession;

/** Goes along with a training, and may end it early: a replay that compares as it goes. */
public interface TrainingCallback {

  /** Of a training that nobody goes along with. */
  TrainingCallback NONE = new TrainingCallback() {};

  /** Tells of the run's folder. */
  static TrainingCallback telling(Consumer<RunDirectory> made) {
    return new TrainingCallback() {
      @Override
      public void begins(RunDirectory run, Provenance now) {
        made.accept(run);
      }
    };
  }

  /**
   * Told of a training that is about to begin.
   *
   * @param session its variables, to be read only
   */
  default TrainingListener listener(TrainingSession session) {
    return new TrainingListener() {};
  }

  /** Told of the run, and of what a session is made of, before it begins to train. */
  default void begins(RunDirectory run, Provenance now) {}

  /** Asked after each step, before the listener is told of it. */
  default boolean wantsToStop() {
    return false;
  }
}
