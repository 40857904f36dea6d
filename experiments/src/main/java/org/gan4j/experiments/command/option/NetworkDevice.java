package org.gan4j.experiments.command.option;

import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.train.execution.DeviceChoice;
import org.gan4j.train.execution.Execution;
import picocli.CommandLine.Option;

/** The option of the verbs that compute with feature networks and need no config. */
public final class NetworkDevice {

  @Option(
      names = "--device",
      paramLabel = "D",
      description = {
        "Compute features on this device: cpu, gpu, or gpu:1 for the second GPU (default: a GPU"
            + " if there is one)."
      })
  private String device;

  /**
   * Everything but the device as it is by default.
   *
   * @throws InputException if the device is none
   */
  public Execution execution() {
    try {
      return Optional.ofNullable(device)
          .map(Execution.defaults()::withDevice)
          .orElse(Execution.defaults());
    } catch (IllegalArgumentException wrong) {
      throw new InputException(
          "--device",
          "expected " + DeviceChoice.EXPECTED + ", found '" + device + "'",
          "gan doctor shows the devices of this machine.",
          wrong);
    }
  }
}
