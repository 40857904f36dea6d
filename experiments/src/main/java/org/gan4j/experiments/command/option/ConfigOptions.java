package org.gan4j.experiments.command.option;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.experiments.config.ConfigOverride;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of the verbs that read a config. */
public final class ConfigOptions {

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = {
        "Use another value than the config's, for instance --set training.steps=200. The value is"
            + " YAML. Repeatable; the last one counts."
      })
  private List<String> assignments = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "N", description = "Use another seed than the config's.")
  private Long seed;

  @Mixin private DeviceOption device = new DeviceOption();

  /** Returns the overrides in order; those of separate options come last. */
  public List<ConfigOverride> overrides() {
    List<ConfigOverride> overrides = new ArrayList<>();
    assignments.forEach(assignment -> overrides.add(ConfigOverride.parse(assignment)));
    if (seed != null) {
      overrides.add(ConfigOverride.seed(seed));
    }
    overrides.addAll(device.overrides());
    return overrides;
  }
}
