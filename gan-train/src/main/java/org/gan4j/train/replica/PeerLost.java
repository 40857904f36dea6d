package org.gan4j.train.replica;

import java.util.Locale;
import org.gan4j.train.TrainingFailure;

/** Another process of the training is gone, so the training cannot go on. */
public final class PeerLost extends TrainingFailure {

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
}
