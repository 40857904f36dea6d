package org.gan4j.experiments.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.text.ShellWord;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.command.option.CommonOptions;
import org.gan4j.experiments.command.option.InConfig;
import org.gan4j.experiments.command.option.NetworkOption;
import org.gan4j.experiments.command.option.RunsOption;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.measuring.EvaluateRequest;
import org.gan4j.experiments.process.JobLock;
import org.gan4j.experiments.sweep.RunState;
import org.gan4j.experiments.training.TrainRequest;
import org.gan4j.experiments.training.Trained;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan finish}: what is left of a run. */
@Command(
    name = "finish",
    header = "do what is left of a run: train, evaluate, report",
    description = {
      "Trains the steps that a run still lacks, evaluates it and writes its report, as gan run"
          + " would have done without the stop. It does nothing if the run has all three.",
      "",
      "gan sweep does this with each of its runs."
    },
    exitCodeList = NetworkOption.LOST,
    footer = {"  gan finish runs/00003-dcgan-mnist"})
public final class FinishCommand implements Callable<Integer> {

  private final Function<TrainRequest, Trained> train;
  private final Function<EvaluateRequest, List<String>> evaluate;
  private final BiConsumer<List<RunDirectory>, Path> report;

  @Parameters(paramLabel = "RUN", description = "The run's folder, or its name under --runs.")
  private String run;

  @Mixin private RunsOption runs;
  @Mixin private NetworkOption network;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  /**
   * @param train as of {@link TrainCommand}
   * @param evaluate as of {@link EvaluateCommand}
   * @param report as of {@link ReportCommand}
   */
  public FinishCommand(
      Function<TrainRequest, Trained> train,
      Function<EvaluateRequest, List<String>> evaluate,
      BiConsumer<List<RunDirectory>, Path> report) {
    this.train = train;
    this.evaluate = evaluate;
    this.report = report;
  }

  @Override
  public Integer call() {
    RunDirectory directory = runs.open(run);
    Experiment experiment = Experiment.readFixed(directory.config(), List.of());
    if (experiment.evaluation().isEmpty()) {
      throw new InputException(
          directory.config() + ": /evaluation",
          "expected a section, found none",
          "Train only: gan resume " + ShellWord.of(directory.path()) + ".");
    }
    boolean done = JobLock.holding(directory, () -> isDone(directory, experiment));
    if (done) {
      spec.commandLine().getOut().println("Report: " + directory.report());
    }
    return 0;
  }

  private boolean isDone(RunDirectory directory, Experiment experiment) {
    return RunState.of(directory) == RunState.DONE
        || InConfig.run(directory.config(), () -> finish(directory, experiment));
  }

  private boolean finish(RunDirectory directory, Experiment experiment) {
    PrintWriter out = spec.commandLine().getOut();
    Trained trained =
        train.apply(TrainRequest.resume(experiment, directory, false, network.trusted()));
    if (trained.finished()) {
      evaluate.apply(new EvaluateRequest(directory, experiment, false)).forEach(out::println);
      report.accept(List.of(directory), directory.report());
    }
    return trained.finished();
  }
}
