package org.gan4j.train.internal.process;

import java.util.Locale;
import org.gan4j.train.TrainingFailure;

/** Another process of the training is gone, so the training cannot go on. */
public final class ProcessLost extends TrainingFailure {

  /** Of a process that is to be started again: a temporary failure, as sysexits.h has it. */
  public static final int EXIT_CODE = 75;

  private static final long serialVersionUID = 1L;

  private final String found;

  /**
   * @param name of the process
   * @param what was found in the place of its answers
   */
  ProcessLost(String name, String what) {
    this(name, what, null);
  }

  private ProcessLost(String name, String what, Throwable cause) {
    super(
        String.format(
            Locale.ROOT,
            "%s: expected it to train on, found %s. The last checkpoint is kept: gan resume RUN goes on.",
            name,
            what));
    initCause(cause);
    this.found = what;
  }

  /** Of TensorFlow's servers, which fail now and then with all processes alive. */
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

  /** What was found in the place of its answers. */
  public String found() {
    return found;
  }
}
