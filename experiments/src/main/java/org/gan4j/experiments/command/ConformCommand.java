package org.gan4j.experiments.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.gan4j.experiments.command.option.CommonOptions;
import org.gan4j.experiments.command.option.ConfigOptions;
import org.gan4j.experiments.command.option.InConfig;
import org.gan4j.experiments.experiment.ConfigsOfVariant;
import org.gan4j.experiments.experiment.Experiment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan conform}: what every variant must do. */
@Command(
    name = "conform",
    header = "check that a variant does what every variant must",
    description = {
      "Builds the config's variant and runs it for a few steps on synthetic images of the data"
          + " set's shape. Checks shapes and ranges, initial statistics, phases, gradients, equal"
          + " bits from equal seeds, resume, the separation of real and fake, samples, labels, and"
          + " whether the variant can overfit one batch. Prints one line for each check. It writes"
          + " nothing.",
      "",
      "If you give the name of a variant, gan tries the configs of that variant in the current"
          + " folder and in experiments/configs."
    },
    footer = {
      "  gan conform experiments/configs/dcgan-mnist.yaml",
      "  gan conform Dcgan",
      "  gan conform my.yaml --set variant.baseWidth=16"
    })
public final class ConformCommand implements Callable<Integer> {

  private final BiPredicate<Experiment, Consumer<String>> work;

  @Parameters(
      paramLabel = "CONFIG|VARIANT",
      description = "The experiment, a YAML file, or the name of a variant as in variant.type.")
  private String subject;

  @Mixin private ConfigOptions options;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  /**
   * @param work tells of each check as it ends, and says whether all passed
   */
  public ConformCommand(BiPredicate<Experiment, Consumer<String>> work) {
    this.work = work;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    boolean conforms = true;
    for (Path config : configs()) {
      Experiment experiment = Experiment.read(config, options.overrides());
      out.println(config);
      out.flush();
      conforms &=
          InConfig.run(
              config,
              () ->
                  work.test(
                      experiment,
                      line -> {
                        out.println("  " + line);
                        out.flush();
                      }));
    }
    return conforms ? 0 : Failures.INPUT;
  }

  private List<Path> configs() {
    if (subject.matches(".*(\\.ya?ml|[/\\\\].*)") || Files.exists(Path.of(subject))) {
      return List.of(Path.of(subject));
    }
    List<Path> folders = new ArrayList<>(List.of(Path.of("")));
    String home = System.getProperty("gan.home");
    folders.add(Path.of(home == null ? "" : home, "experiments", "configs"));
    return ConfigsOfVariant.find(subject, folders);
  }
}
