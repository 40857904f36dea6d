package org.gan4j.experiments.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.command.option.CommonOptions;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.replica.ProcessOutcome;
import org.gan4j.experiments.training.TrainRequest;
import org.gan4j.experiments.training.Trained;
import org.gan4j.train.internal.process.ProcessLost;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code gan process}: one process of a training over the network, started by {@code gan train}. It
 * says on standard output what {@link ProcessOutcome} reads, and ends when its standard input does:
 * then whoever started it is gone.
 */
@Command(
    name = "process",
    hidden = true,
    header = "train along with other processes; gan train starts it")
public final class ProcessCommand implements Callable<Integer> {

  private final BiFunction<TrainRequest, Consumer<RunDirectory>, Trained> work;

  @Option(names = "--config", required = true, description = "The resolved config.")
  private Path config;

  @Option(names = "--name", required = true, description = "What a new run is called.")
  private String name;

  @Option(names = "--runs", required = true, description = "The folder of runs.")
  private Path runs;

  @Option(names = "--run", description = "The run to go on with.")
  private Path run;

  @Option(names = "--accept-changes", description = "As of gan resume.")
  private boolean acceptChanges;

  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  /**
   * @param work trains, and tells of the run's folder as soon as there is one
   */
  public ProcessCommand(BiFunction<TrainRequest, Consumer<RunDirectory>, Trained> work) {
    this.work = work;
  }

  @Override
  public Integer call() {
    endWithSupervisor();
    Experiment experiment = Experiment.readFixed(config, List.of());
    Optional<RunDirectory> begun = Optional.ofNullable(run).map(RunDirectory::open);
    PrintWriter out = spec.commandLine().getOut();
    try {
      Trained trained =
          work.apply(
              new TrainRequest(experiment, name, runs, begun, acceptChanges, true),
              made -> sayRun(out, made));
      sayRun(out, trained.run());
      if (trained.finished()) {
        say(out, ProcessOutcome.FINISHED);
      }
      return 0;
    } catch (ProcessLost loss) {
      spec.commandLine().getErr().println(loss.getMessage());
      return ProcessLost.EXIT_CODE;
    }
  }

  private static void sayRun(PrintWriter out, RunDirectory run) {
    say(out, ProcessOutcome.RUN + run.path());
  }

  private static void say(PrintWriter out, String line) {
    out.println(ProcessOutcome.PREFIX + line);
    out.flush();
  }

  private static void endWithSupervisor() {
    Thread thread = new Thread(ProcessCommand::awaitEndOfInput, "supervisor-watch");
    thread.setDaemon(true);
    thread.start();
  }

  private static void awaitEndOfInput() {
    try {
      while (System.in.read() >= 0) {
        Thread.onSpinWait();
      }
    } catch (IOException gone) {
      // The same as its end.
    }
    Runtime.getRuntime().halt(ProcessLost.EXIT_CODE);
  }
}
