package org.gan4j.experiments.process;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.gan4j.core.InputException;
import org.gan4j.core.run.RunDirectory;

/** Lets only one process at a time finish a run: train, evaluate and report. */
public final class JobLock {

  private JobLock() {}

  /**
   * Works on a run while no other process may.
   *
   * @throws InputException if another process works on it
   */
  public static <T> T holding(RunDirectory run, Supplier<T> work) {
    return ProcessLock.holding(file(run), () -> busy(run), work);
  }

  private static InputException busy(RunDirectory run) {
    return new InputException(
        run.path().toString(),
        "expected a run that nobody works on, found one at work",
        "Wait for the other process, or end it.");
  }

  public static boolean isHeld(RunDirectory run) {
    return ProcessLock.isHeld(file(run));
  }

  private static Path file(RunDirectory run) {
    return run.path().resolve(".job-lock");
  }
}
