package org.gan4j.experiments.command;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.gan4j.core.InputException;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.command.option.CommonOptions;
import org.gan4j.experiments.command.option.ConfigOptions;
import org.gan4j.experiments.command.option.InConfig;
import org.gan4j.experiments.command.option.NetworkOption;
import org.gan4j.experiments.command.option.RunsOption;
import org.gan4j.experiments.config.ConfigDifference;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.training.TrainRequest;
import org.gan4j.experiments.training.Trained;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan resume}: go on where a run stopped. */
@Command(
    name = "resume",
    header = "continue a run that was stopped",
    description = {
      "Loads the run's last good checkpoint and trains the steps that are left. The result has"
          + " the same bits as a run that never stopped.",
      "",
      "A run continues with its own config. If --set or --seed change it, gan shows the"
          + " difference and does nothing, unless you give --accept-changes. Then it writes the"
          + " change to provenance.json, and the report shows it. The same holds if the images"
          + " have changed."
    },
    exitCodeList = NetworkOption.LOST,
    footer = {
      "  gan resume runs/00003-dcgan-mnist",
      "  gan resume 00003-dcgan-mnist --set training.steps=20000 --accept-changes"
    })
public final class ResumeCommand implements Callable<Integer> {

  private final Function<TrainRequest, Trained> work;

  @Parameters(paramLabel = "RUN", description = "The run's folder, or its name under --runs.")
  private String run;

  @Option(
      names = "--accept-changes",
      description = "Continue although the config or the images have changed, and record it.")
  private boolean acceptChanges;

  @Option(names = "--force", hidden = true, description = "The same as --accept-changes.")
  private boolean force;

  @Mixin private ConfigOptions options;
  @Mixin private RunsOption runs;
  @Mixin private NetworkOption network;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  /**
   * @param work trains
   */
  public ResumeCommand(Function<TrainRequest, Trained> work) {
    this.work = work;
  }

  @Override
  public Integer call() {
    boolean accepts = acceptChanges || force;
    RunDirectory directory = runs.open(run);
    Experiment before = Experiment.readFixed(directory.config(), List.of());
    Experiment after = Experiment.read(directory.config(), options.overrides());
    ConfigDifference difference = ConfigDifference.between(before, after);
    if (!difference.changes().isEmpty() && !accepts) {
      throw new InputException(
          directory.config().toString(),
          "expected the config that the run began with, found " + difference,
          "Leave the changes out, or go on with them by --accept-changes.");
    }
    TrainRequest request = TrainRequest.resume(after, directory, accepts, network.trusted());
    Trained trained = InConfig.run(directory.config(), () -> work.apply(request));
    if (trained.finished()) {
      spec.commandLine().getOut().println("Run: " + trained.run().path());
    }
    return 0;
  }
}
