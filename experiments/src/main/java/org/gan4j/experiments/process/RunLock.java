package org.gan4j.experiments.process;

import java.util.function.Supplier;
import org.gan4j.core.InputException;
import org.gan4j.core.run.RunDirectory;

/** Lets only one process at a time train in a run directory. */
public final class RunLock {

  private RunLock() {}

  /**
   * Works on a run while no other process may train in it.
   *
   * @throws InputException if another process trains there
   */
  public static <T> T holding(RunDirectory run, Supplier<T> work) {
    return ProcessLock.holding(run.path().resolve(".lock"), () -> busy(run), work);
  }

  private static InputException busy(RunDirectory run) {
    return new InputException(
        run.path().toString(),
        "expected a run that nobody trains, found one in training",
        "Wait for the other process, or end it.");
  }
}
