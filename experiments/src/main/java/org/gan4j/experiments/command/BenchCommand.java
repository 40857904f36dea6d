package org.gan4j.experiments.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.gan4j.core.InputException;
import org.gan4j.experiments.bench.BenchRequest;
import org.gan4j.experiments.command.option.CommonOptions;
import org.gan4j.experiments.command.option.ConfigOptions;
import org.gan4j.experiments.command.option.InConfig;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.experiment.RunNames;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan bench}: what the steps of a config cost. */
@Command(
    name = "bench",
    header = "measure the steps of a config: time, share of the bare step, memory",
    description = {
      "Trains each config for some steps as gan train does, in turns with its bare step: the same"
          + " graph in a loop that does nothing else. Prints milliseconds a step, images a second,"
          + " the ratio of the two, the share of time spent waiting for images, and the peaks of"
          + " memory. It leaves no run behind.",
      "",
      "Without a CONFIG, it measures one shipped config of each variant that needs only MNIST."
          + " Measure on an idle machine."
    },
    footer = {
      "  gan bench experiments/configs/dcgan-mnist.yaml --json before.json",
      "  gan bench experiments/configs/dcgan-mnist.yaml --compare before.json",
      "  gan bench experiments/configs/cyclegan-mnist-tones.yaml --profile",
      "  gan bench my.yaml --set training.intraOpThreads=1 --rounds 5"
    })
public final class BenchCommand implements Callable<Integer> {

  /** One of each variant, all on MNIST. */
  static final List<String> SHIPPED =
      List.of(
          "vanilla-mnist",
          "dcgan-mnist",
          "lsgan-mnist",
          "wgan-mnist",
          "wgan-gp-mnist",
          "dragan-mnist",
          "sngan-mnist",
          "cgan-mnist",
          "acgan-mnist",
          "infogan-mnist",
          "sgan-mnist",
          "vae-mnist",
          "cyclegan-mnist-tones",
          "pix2pix-mnist-outlines");

  private final Function<BenchRequest, List<String>> work;

  @Parameters(paramLabel = "CONFIG", arity = "0..*", description = "Experiments, YAML files.")
  private List<Path> configs = List.of();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "10",
      description =
          "How many turns of each to count, after one to warm up (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many steps a turn has (default: ${DEFAULT-VALUE}).")
  private int steps;

  @Option(
      names = "--at",
      paramLabel = "STEP",
      description = {
        "Begin after this step (default: shortly before the last one, where networks that grow"
            + " have their full size). The weights are still those of step 0."
      })
  private Long at;

  @Option(names = "--profile", description = "Show which operations take the time of a step.")
  private boolean profile;

  @Option(names = "--json", paramLabel = "FILE", description = "Write all results as JSON.")
  private Path json;

  @Option(
      names = "--compare",
      paramLabel = "EARLIER",
      description = {
        "Compare with an earlier file of --json. A difference counts only if the quartiles leave"
            + " a gap. Times from another machine, or with other threads, are refused."
      })
  private Path earlier;

  @Mixin private ConfigOptions options;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  /**
   * @param work measures
   */
  public BenchCommand(Function<BenchRequest, List<String>> work) {
    this.work = work;
  }

  @Override
  public Integer call() {
    requirePositive("--rounds", rounds);
    requirePositive("--steps", steps);
    List<BenchRequest.Config> measured = new ArrayList<>();
    for (Path config : configs.isEmpty() ? shipped() : configs) {
      Experiment experiment = Experiment.read(config, options.overrides());
      measured.add(new BenchRequest.Config(RunNames.of(config), experiment));
    }
    BenchRequest request =
        new BenchRequest(
            measured,
            rounds,
            steps,
            at == null ? OptionalLong.empty() : OptionalLong.of(at),
            profile,
            Optional.ofNullable(json),
            Optional.ofNullable(earlier));
    PrintWriter out = spec.commandLine().getOut();
    List<String> lines =
        configs.size() == 1
            ? InConfig.run(configs.get(0), () -> work.apply(request))
            : work.apply(request);
    lines.forEach(out::println);
    return 0;
  }

  private static List<Path> shipped() {
    String home = System.getProperty("gan.home");
    Path folder = Path.of(home == null ? "" : home, "experiments", "configs");
    return SHIPPED.stream().map(name -> folder.resolve(name + ".yaml")).toList();
  }

  private static void requirePositive(String option, int value) {
    if (value < 1) {
      throw new InputException(
          option, "expected at least 1, found " + value, "Leave it out for the default.");
    }
  }
}
