package org.gan4j.experiments.jobs;

import org.gan4j.train.TrainingListener;
import org.gan4j.train.graph.TrainingSession;
import org.gan4j.train.run.Provenance;

/** Goes along with a training, and may end it early: a replay that compares as it goes. */
interface Companion {

  /** Of a training that nobody goes along with. */
  Companion NONE =
      new Companion() {
        @Override
        public void begins(Provenance now) {}

        @Override
        public TrainingListener listener(TrainingSession session) {
          return new TrainingListener() {};
        }

        @Override
        public boolean wantsToStop() {
          return false;
        }
      };

  /**
   * Told of a training that is about to begin.
   *
   * @param session its variables, to be read only
   */
  TrainingListener listener(TrainingSession session);

  /** Told what a session is made of before it begins to train. */
  void begins(Provenance now);

  /** Asked after each step, before the listener is told of it. */
  boolean wantsToStop();
}
