package org.gan4j.experiments.replica;

import org.gan4j.core.InputException;
import org.gan4j.train.execution.Execution;

/**
 * The consent to a training of several processes. TensorFlow's servers listen on every address of
 * their machine and do whatever anybody asks of them. So the config must say that its network is
 * trusted, and so must the person who starts the command: a config may be a stranger's.
 */
public final class TrustedNetwork {

  /** What the person says. */
  public static final String OPTION = "--trusted-network";

  private static final String MEANING =
      "TensorFlow opens a port on every address of this machine, and whoever reaches it commands"
          + " the process: reads and writes its files";

  private TrustedNetwork() {}

  /**
   * Refuses several processes where the config or the person has not said so.
   *
   * @param said whether the person has
   * @throws InputException with what it means
   */
  public static void require(Execution execution, ProcessRank place, boolean said) {
    if (place.count() == 1) {
      return;
    }
    if (!execution.trustsNetwork()) {
      throw InputException.atKey(
          "/execution/trustedNetwork",
          "expected true for a training of "
              + place.count()
              + " processes, found it missing: "
              + MEANING,
          "Set it where nobody else reaches these machines (docs/devices.md), or train on the"
              + " devices of one machine in one process.");
    }
    if (!said) {
      throw new InputException(
          OPTION,
          "expected it beside execution.trustedNetwork in the config, found it missing: " + MEANING,
          "Add " + OPTION + " where nobody else reaches these machines (docs/devices.md).");
    }
  }
}
