package org.gan4j.experiments.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.gan4j.core.InputException;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.command.option.CommonOptions;
import org.gan4j.experiments.command.option.ConfigOptions;
import org.gan4j.experiments.command.option.InConfig;
import org.gan4j.experiments.command.option.NetworkOption;
import org.gan4j.experiments.command.option.RunsOption;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.experiment.RunNames;
import org.gan4j.experiments.measuring.EvaluateRequest;
import org.gan4j.experiments.training.TrainRequest;
import org.gan4j.experiments.training.Trained;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan run}: train, evaluate, report. */
@Command(
    name = "run",
    header = "train, evaluate and write the report",
    description = {
      "Trains the experiment in a new run folder, evaluates it and writes its report, like gan"
          + " train, gan evaluate and gan report in turn. The last line says where the report is.",
      "",
      "On Ctrl-C, it finishes the step, saves a checkpoint and says how to continue."
    },
    exitCodeList = NetworkOption.LOST,
    footer = {
      "  gan run experiments/configs/quickstart.yaml",
      "  gan run experiments/configs/dcgan-mnist.yaml --set training.steps=200 --seed 7"
    })
public final class RunCommand implements Callable<Integer> {

  private final Function<TrainRequest, Trained> train;
  private final Function<EvaluateRequest, List<String>> evaluate;
  private final BiConsumer<List<RunDirectory>, Path> report;

  @Parameters(paramLabel = "CONFIG", description = "The experiment, a YAML file.")
  private Path config;

  @Mixin private ConfigOptions options;
  @Mixin private RunsOption runs;
  @Mixin private NetworkOption network;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  /**
   * @param train as of {@link TrainCommand}
   * @param evaluate as of {@link EvaluateCommand}
   * @param report as of {@link ReportCommand}
   */
  public RunCommand(
      Function<TrainRequest, Trained> train,
      Function<EvaluateRequest, List<String>> evaluate,
      BiConsumer<List<RunDirectory>, Path> report) {
    this.train = train;
    this.evaluate = evaluate;
    this.report = report;
  }

  @Override
  public Integer call() {
    Experiment experiment = Experiment.read(config, options.overrides());
    if (experiment.evaluation().isEmpty()) {
      throw new InputException(
          config + ": /evaluation",
          "expected a section, found none",
          "Add it, or train only: gan train.");
    }
    TrainRequest request =
        TrainRequest.start(experiment, RunNames.of(config), runs.folder(), network.trusted());
    Trained trained = InConfig.run(config, () -> train.apply(request));
    if (trained.finished()) {
      finish(experiment, trained.run());
    }
    return 0;
  }

  private void finish(Experiment experiment, RunDirectory run) {
    PrintWriter out = spec.commandLine().getOut();
    var request = new EvaluateRequest(run, experiment, false);
    InConfig.run(config, () -> evaluate.apply(request)).forEach(out::println);
    report.accept(List.of(run), run.report());
    out.println("Report: " + run.report());
  }
}
