package org.gan4j.train.replica;

import java.util.Locale;
import org.gan4j.train.TrainingFailure;

/** Another process of the training is gone, so the training cannot go on. */
public final class PeerLost extends TrainingFailure {

  /** Of a process that is to be started again: a temporary failure, as sysexits.h has it. */
  public static final int EXIT_CODE = 75;

  private static final long serialVersionUID = 1L;

  /**
   * @param name of the process
   * @param what was found in the place of its answers
   */
  PeerLost(String name, String what) {
    super(
        String.format(
            Locale.ROOT,
            "%s: expected it to train on, found %s. The last checkpoint is kept: gan resume RUN goes on.",
            name,
            what));
  }

  private PeerLost(String message, Throwable cause) {
    super(message);
    initCause(cause);
  }

  /** Of TensorFlow's servers, which fail now and then with all processes alive. */
  static PeerLost ofServers(RuntimeException failed) {
    return new PeerLost(
        "TensorFlow's servers: expected a run that ends, found ("
            + String.valueOf(failed.getMessage()).lines().findFirst().orElse("no reason given")
            + "). The last checkpoint is kept: gan resume RUN goes on.",
        failed);
  }
}
