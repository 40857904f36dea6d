package org.gan4j.experiments.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.gan4j.core.InputException;
import org.gan4j.experiments.command.option.CommonOptions;
import org.gan4j.experiments.command.option.ConfigOptions;
import org.gan4j.experiments.command.option.InConfig;
import org.gan4j.experiments.command.option.NetworkOption;
import org.gan4j.experiments.command.option.RunsOption;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.experiment.RunNames;
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

  private final Supplier<Workbench> workbench;

  @Parameters(paramLabel = "CONFIG", description = "The experiment, a YAML file.")
  private Path config;

  @Mixin private ConfigOptions options;
  @Mixin private RunsOption runs;
  @Mixin private NetworkOption network;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  /**
   * @param workbench does the work
   */
  public RunCommand(Supplier<Workbench> workbench) {
    this.workbench = workbench;
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
    Workbench bench = workbench.get().onNetwork(network.trusted());
    Trained trained =
        InConfig.run(config, () -> bench.train(experiment, RunNames.of(config), runs.folder()));
    if (trained.finished()) {
      finish(bench, experiment, trained);
    }
    return 0;
  }

  private void finish(Workbench bench, Experiment experiment, Trained trained) {
    PrintWriter out = spec.commandLine().getOut();
    InConfig.run(config, () -> bench.evaluate(trained.run(), experiment, false))
        .forEach(out::println);
    bench.report(List.of(trained.run()), trained.run().report());
    out.println("Report: " + trained.run().report());
  }
}
