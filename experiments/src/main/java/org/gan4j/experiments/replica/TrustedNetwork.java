package org.gan4j.experiments.replica;

import org.gan4j.core.InputException;
import org.gan4j.train.execution.Execution;

/**
 * The consent to a training in several processes. TensorFlow's servers listen on every address of
 * their machine and obey everybody who reaches them. So the config must say that its network is
 * trusted, and so must the user who starts the command, because a config may come from a stranger.
 */
public final class TrustedNetwork {

  /** The option by which the user says so. */
  public static final String OPTION = "--trusted-network";

  private static final String MEANING =
      "TensorFlow opens a port on every address of this machine, and whoever reaches it controls"
          + " the process and can read and write its files";

  private TrustedNetwork() {}

  /**
   * Refuses several processes unless both the config and the user say that the network is trusted.
   *
   * @param said whether the user has said so
   * @throws InputException that explains the risk
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
