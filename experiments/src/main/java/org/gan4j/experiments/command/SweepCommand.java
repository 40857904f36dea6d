package org.gan4j.experiments.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.gan4j.experiments.command.option.CommonOptions;
import org.gan4j.experiments.command.option.RunsOption;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.sweep.Sweep;
import org.gan4j.train.internal.terminal.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan sweep}: many runs of one study. */
@Command(
    name = "sweep",
    header = "run configs x alternatives x seeds, some at once",
    description = {
      "Reads a sweep: configs, a grid or list of other values, and seeds. Each combination is a"
          + " job: a process that does what gan run does, in its own folder under DIR/SWEEP. gan"
          + " checks all experiments before it trains the first one.",
      "",
      "Call it again to continue. It skips the jobs that are done, resumes those that were"
          + " stopped or killed, and leaves those whose training failed. A job that fails does not"
          + " stop the others. On Ctrl-C, the jobs save their state and gan ends.",
      "",
      "With --engine slurm, the jobs are the tasks of one array in Slurm. gan submits tasks that"
          + " were preempted or ran out of time again, and they resume."
    },
    exitCodeList = {"0:all jobs are done", "1:gan4j failed, or jobs are not done"},
    footer = {
      "  gan sweep experiments/configs/sweeps/dcgan-lsgan-wgan-gp-mnist.yaml --dry-run",
      "  gan sweep my-sweep.yaml --parallel 2",
      "  gan sweep my-sweep.yaml --engine slurm"
    })
public final class SweepCommand implements Callable<Integer> {

  private final Consumer<Experiment> check;

  @Parameters(paramLabel = "SWEEP", description = "The sweep, a YAML file.")
  private Path file;

  @Option(
      names = "--dry-run",
      description = "Print the jobs and their states. Write and train nothing.")
  private boolean dry;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      defaultValue = "local",
      description =
          "Where the jobs run: local, as processes of this machine, or slurm (default:"
              + " ${DEFAULT-VALUE}).")
  private String engine;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "Run this many jobs at once, instead of the number in the file.")
  private Integer parallel;

  @Option(names = "--retry-failed", description = "Also continue the runs whose training failed.")
  private boolean retriesFailed;

  @Mixin private RunsOption runs;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  /**
   * @param check refuses an experiment that could not be trained or evaluated
   */
  public SweepCommand(Consumer<Experiment> check) {
    this.check = check;
  }

  @Override
  public Integer call() {
    Sweep.Request request = request();
    Sweep sweep = Sweep.open(file, runs.folder());
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    sweep.others().forEach(run -> err.println("Not a job of this sweep, left alone: " + run));
    err.flush();
    if (dry) {
      sweep.lines().forEach(out::println);
      return 0;
    }
    sweep.check(check);
    Sweep.Outcome outcome = sweep.work(request, err);
    outcome.lines().forEach(out::println);
    return outcome.done() ? 0 : Failures.OURS;
  }

  private Sweep.Request request() {
    Sweep.Place place =
        switch (engine) {
          case "local" -> Sweep.Place.LOCAL;
          case "slurm" -> Sweep.Place.SLURM;
          default ->
              throw new ParameterException(
                  spec.commandLine(), "expected --engine local or slurm, found '" + engine + "'");
        };
    if (parallel != null && parallel < 1) {
      throw new ParameterException(
          spec.commandLine(), "expected --parallel of at least 1, found " + parallel);
    }
    boolean live = Screen.isTerminal();
    return new Sweep.Request(place, Optional.ofNullable(parallel), retriesFailed, live);
  }
}
