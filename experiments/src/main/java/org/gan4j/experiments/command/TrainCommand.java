package org.gan4j.experiments.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.gan4j.experiments.command.option.CommonOptions;
import org.gan4j.experiments.command.option.ConfigOptions;
import org.gan4j.experiments.command.option.InConfig;
import org.gan4j.experiments.command.option.NetworkOption;
import org.gan4j.experiments.command.option.RunsOption;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.experiment.RunNames;
import org.gan4j.experiments.training.TrainRequest;
import org.gan4j.experiments.training.Trained;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan train}: train only. */
@Command(
    name = "train",
    header = "train a variant in a new run folder",
    description = {
      "Makes the next numbered folder in the folder of runs and trains there. The folder gets"
          + " checkpoints, sample grids, metrics.jsonl, and the config with every value written"
          + " out.",
      "",
      "The same config on the same machine gives the same bits. On Ctrl-C, gan finishes the step,"
          + " saves a checkpoint and says how to continue."
    },
    exitCodeList = NetworkOption.LOST,
    footer = {
      "  gan train experiments/configs/dcgan-mnist.yaml",
      "  gan train my.yaml --set variant.latentSize=64 --runs /data/runs"
    })
public final class TrainCommand implements Callable<Integer> {

  private final Function<TrainRequest, Trained> work;

  @Parameters(paramLabel = "CONFIG", description = "The experiment, a YAML file.")
  private Path config;

  @Mixin private ConfigOptions options;
  @Mixin private RunsOption runs;
  @Mixin private NetworkOption network;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  /**
   * @param work trains
   */
  public TrainCommand(Function<TrainRequest, Trained> work) {
    this.work = work;
  }

  @Override
  public Integer call() {
    Experiment experiment = Experiment.read(config, options.overrides());
    TrainRequest request =
        TrainRequest.start(experiment, RunNames.of(config), runs.folder(), network.trusted());
    Trained trained = InConfig.run(config, () -> work.apply(request));
    if (trained.finished()) {
      spec.commandLine().getOut().println("Run: " + trained.run().path());
    }
    return 0;
  }
}
