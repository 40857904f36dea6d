package org.gan4j.experiments.sweep;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Runs the jobs of a sweep. */
interface Engine {

  /**
   * Returns when every job is done or has failed, or after a stop.
   *
   * @param board board whose waiting jobs are run
   * @param screen shows the board as it changes
   * @param stop whether the user wants to end this process
   */
  void work(SweepBoard board, SweepScreen screen, BooleanSupplier stop);

  /** Returns what the user must know after a stop, in one line. */
  Optional<String> afterStop();
}
