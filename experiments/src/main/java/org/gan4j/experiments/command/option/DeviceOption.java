package org.gan4j.experiments.command.option;

import java.util.List;
import org.gan4j.experiments.config.ConfigOverride;
import picocli.CommandLine.Option;

/** The option of the verbs that compute with a config's networks. */
public final class DeviceOption {

  @Option(
      names = "--device",
      paramLabel = "D",
      description = {
        "Compute on this device: cpu, gpu, or gpu:1 for the second GPU (default: the config's"
            + " device, or else a GPU if there is one). The same as --set execution.device=D."
      })
  private String device;

  /** Returns the override of the config. */
  public List<ConfigOverride> overrides() {
    return device == null ? List.of() : List.of(ConfigOverride.device(device));
  }
}
