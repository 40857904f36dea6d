package org.gan4j.experiments.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.text.ShellWord;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.command.option.CommonOptions;
import org.gan4j.experiments.command.option.InConfig;
import org.gan4j.experiments.command.option.NetworkOption;
import org.gan4j.experiments.command.option.RunsOption;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.process.JobLock;
import org.gan4j.experiments.sweep.RunState;
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

  private final Supplier<Workbench> workbench;

  @Parameters(paramLabel = "RUN", description = "The run's folder, or its name under --runs.")
  private String run;

  @Mixin private RunsOption runs;
  @Mixin private NetworkOption network;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  /**
   * @param workbench does the work
   */
  public FinishCommand(Supplier<Workbench> workbench) {
    this.workbench = workbench;
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
    Workbench bench = workbench.get().onNetwork(network.trusted());
    Trained trained = bench.resume(directory, experiment, false);
    if (trained.finished()) {
      bench.evaluate(directory, experiment, false).forEach(out::println);
      bench.report(List.of(directory), directory.report());
    }
    return trained.finished();
  }
}
