package org.gan4j.experiments.command;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.gan4j.experiments.checking.CheckedExperiment;
import org.gan4j.experiments.command.option.CommonOptions;
import org.gan4j.experiments.command.option.ConfigOptions;
import org.gan4j.experiments.command.option.InConfig;
import org.gan4j.experiments.command.option.JsonOption;
import org.gan4j.experiments.config.ConfigWriter;
import org.gan4j.experiments.experiment.Experiment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan check}: what would be trained. */
@Command(
    name = "check",
    header = "check a config and show what it would do",
    description = {
      "Reads the config and builds the graph. Prints the config with every value written out, the"
          + " parameters of each network, and the plan. It trains nothing and writes nothing."
    },
    footer = {
      "  gan check experiments/configs/dcgan-mnist.yaml",
      "  gan check my.yaml --set variant.baseWidth=128",
      "  gan check my.yaml --json | jq .networks"
    })
public final class CheckCommand implements Callable<Integer> {

  private final Function<Experiment, CheckedExperiment> work;

  @Parameters(paramLabel = "CONFIG", description = "The experiment, a YAML file.")
  private Path config;

  @Mixin private ConfigOptions options;
  @Mixin private JsonOption json;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  /**
   * @param work says what the experiment would do
   */
  public CheckCommand(Function<Experiment, CheckedExperiment> work) {
    this.work = work;
  }

  @Override
  public Integer call() {
    Experiment experiment = Experiment.read(config, options.overrides());
    PrintWriter out = spec.commandLine().getOut();
    CheckedExperiment checked = InConfig.run(config, () -> work.apply(experiment));
    if (json.isSet()) {
      JsonOption.print(out, new Answer(ConfigWriter.tree(experiment), checked));
    } else {
      ConfigWriter.write(experiment).lines().forEach(out::println);
      out.println();
      checked.lines().forEach(out::println);
    }
    return 0;
  }

  /**
   * What {@code --json} prints.
   *
   * @param config with every value written out, under the keys of the YAML file
   */
  record Answer(JsonNode config, @JsonUnwrapped CheckedExperiment checked) {}
}
