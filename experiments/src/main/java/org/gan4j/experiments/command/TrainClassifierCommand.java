package org.gan4j.experiments.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.gan4j.experiments.command.option.CommonOptions;
import org.gan4j.experiments.command.option.ConfigOptions;
import org.gan4j.experiments.command.option.InConfig;
import org.gan4j.experiments.command.option.RunsOption;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.training.ClassifierRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan train-classifier}: make a feature network. */
@Command(
    name = "train-classifier",
    header = "train a classifier and export it as a feature network",
    description = {
      "Trains in a new run folder, measures the accuracy on the test images, and writes two"
          + " files: NAME.pb, a frozen TensorFlow graph, and NAME.json, its description with its"
          + " SHA-256.",
      "",
      "A config uses the network for evaluation by evaluation.featureNetwork: DIR/NAME.pb. The"
          + " networks that ship with gan4j were made in this way."
    },
    footer = {
      "  gan train-classifier experiments/configs/classifier-mnist.yaml --name mnist-cnn --out ."
    })
public final class TrainClassifierCommand implements Callable<Integer> {

  private final Function<ClassifierRequest, List<String>> work;

  @Parameters(paramLabel = "CONFIG", description = "The experiment, a YAML file.")
  private Path config;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      required = true,
      description = "The name of the network in protocols.")
  private String name;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "The folder to write it to, made if missing.")
  private Path out;

  @Mixin private ConfigOptions options;
  @Mixin private RunsOption runs;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  /**
   * @param work trains and exports, and gives the lines to print
   */
  public TrainClassifierCommand(Function<ClassifierRequest, List<String>> work) {
    this.work = work;
  }

  @Override
  public Integer call() {
    Experiment experiment = Experiment.read(config, options.overrides());
    var request = new ClassifierRequest(experiment, name, runs.folder(), out);
    List<String> lines = InConfig.run(config, () -> work.apply(request));
    lines.forEach(spec.commandLine().getOut()::println);
    return 0;
  }
}
