package org.gan4j.train.internal.process;

import java.util.Locale;
import org.gan4j.train.TrainingFailure;

/** Another process of the training has ended or does not answer, so the training cannot go on. */
public final class ProcessLost extends TrainingFailure {

  /**
   * The exit code of a process that shall be started again: sysexits.h calls it a temporary
   * failure.
   */
  public static final int EXIT_CODE = 75;

  private static final long serialVersionUID = 1L;

  private final String found;

  /**
   * @param name name of the process
   * @param what what was found instead of its answer
   */
  ProcessLost(String name, String what) {
    this(name, what, null);
  }

  private ProcessLost(String name, String what, Throwable cause) {
    super(
        String.format(
            Locale.ROOT,
            "%s: expected it to go on training, found %s. The last checkpoint is kept: gan resume RUN goes on.",
            name,
            what));
    initCause(cause);
    this.found = what;
  }

  /**
   * Returns the failure of TensorFlow's servers, which sometimes fail although all processes are
   * alive.
   */
  static ProcessLost ofServers(RuntimeException failed) {
    String reason =
        String.valueOf(failed.getMessage())
            .lines()
            .filter(line -> !line.startsWith("From /job:"))
            .findFirst()
            .orElse("no reason given");
    return new ProcessLost(
        "TensorFlow's servers", "a run that they broke off (" + reason + ")", failed);
  }

  /** Returns what was found instead of the process's answer. */
  public String found() {
    return found;
  }
}
