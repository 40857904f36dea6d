package org.gan4j.experiments.command.option;

import org.gan4j.experiments.replica.TrustedNetwork;
import picocli.CommandLine.Option;

/** The option of the verbs that train. */
public final class NetworkOption {

  /** The line for the list of exit codes. */
  public static final String LOST =
      "75:it has lost a process over the network and used up its restarts; gan resume goes on";

  @Option(
      names = TrustedNetwork.OPTION,
      description = {
        "Allow a training in several processes over the network, if the config asks for it."
            + " Whoever reaches the ports of TensorFlow commands these processes."
      })
  private boolean trusted;

  /** Returns whether the person trusts the network. */
  public boolean trusted() {
    return trusted;
  }
}
