package org.gan4j.benchmarks;

import org.gan4j.train.TrainingListener;

/** The time that listeners take for one kind of file. */
final class Costs {

  private long nanos;
  private int calls;

  /** The same writer of sample grids, timed. */
  TrainingListener ofGrids(TrainingListener listener) {
    return new TrainingListener() {
      @Override
      public void sampleDue(long step) {
        timed(() -> listener.sampleDue(step));
      }
    };
  }

  /** The same writer of checkpoints, timed. */
  TrainingListener ofCheckpoints(TrainingListener listener) {
    return new TrainingListener() {
      @Override
      public void checkpointDue(long step) {
        timed(() -> listener.checkpointDue(step));
      }
    };
  }

  /** Milliseconds. */
  double perCall() {
    return nanos / 1e6 / calls;
  }

  private void timed(Runnable call) {
    long start = System.nanoTime();
    call.run();
    nanos += System.nanoTime() - start;
    calls++;
  }
}
