package org.gan4j.experiments.command;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.command.option.CommonOptions;
import org.gan4j.experiments.command.option.ConfigOptions;
import org.gan4j.experiments.command.option.InConfig;
import org.gan4j.experiments.command.option.RunsOption;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.measuring.EvaluateRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan evaluate}: measure a run. */
@Command(
    name = "evaluate",
    header = "measure the samples of a run",
    description = {
      "Draws samples from the run's last checkpoint, finished or not, and measures them as the"
          + " evaluation section of its config says: FID (Fréchet Inception Distance) with the"
          + " noise floor of real images, Inception Score, and the share of each class.",
      "",
      "gan prints each number with its protocol and writes it to eval/ in the run folder.",
      "",
      "--set and --seed change how the run is evaluated. Each number then records the change. If"
          + " the run's own number could differ, the new one gets a name of its own, such as"
          + " fid10k-mnist-cnn~reference=train. The numbers of --best get names of their own too."
          + " You cannot change what was trained (variant, training, images)."
    },
    footer = {
      "  gan evaluate runs/00003-dcgan-mnist",
      "  gan evaluate 00003-dcgan-mnist --set evaluation.samples=50000"
    })
public final class EvaluateCommand implements Callable<Integer> {

  private final Function<EvaluateRequest, List<String>> work;

  @Parameters(paramLabel = "RUN", description = "The run's folder, or its name under --runs.")
  private String run;

  @Option(
      names = "--best",
      description = {
        "Measure the best checkpoint that evaluation.every has kept, not the last one. The score"
            + " on the images that chose the checkpoint is optimistic; best/best.json has the"
            + " score on the other half."
      })
  private boolean best;

  @Mixin private ConfigOptions options;
  @Mixin private RunsOption runs;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  /**
   * @param work measures, and gives a line for each number
   */
  public EvaluateCommand(Function<EvaluateRequest, List<String>> work) {
    this.work = work;
  }

  @Override
  public Integer call() {
    RunDirectory directory = runs.open(run);
    Experiment experiment = Experiment.read(directory.config(), options.overrides());
    var request = new EvaluateRequest(directory, experiment, best);
    InConfig.run(directory.config(), () -> work.apply(request))
        .forEach(spec.commandLine().getOut()::println);
    return 0;
  }
}
