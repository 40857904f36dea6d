package org.gan4j.experiments.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.core.variant.Domain;
import org.gan4j.experiments.command.option.CommonOptions;
import org.gan4j.experiments.command.option.DeviceOption;
import org.gan4j.experiments.command.option.RunsOption;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.sampling.TranslateRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan translate}: a folder of images in the other domain. */
@Command(
    name = "translate",
    header = "translate a folder of images from one domain to the other",
    description = {
      "Translates every PNG and JPEG file of a folder with the networks of the run's last"
          + " checkpoint, and writes the results under the same names. Images may have other sizes"
          + " than in training: gan extends them by mirroring to a size that the networks accept,"
          + " and cuts the results back."
    },
    footer = {
      "  gan translate runs/00003-cyclegan-256 --direction AtoB \\",
      "    --in horses --out zebras"
    })
public final class TranslateCommand implements Callable<Integer> {

  private final ToIntFunction<TranslateRequest> work;

  @Parameters(paramLabel = "RUN", description = "The run's folder, or its name under --runs.")
  private String run;

  @Option(
      names = "--direction",
      paramLabel = "AtoB|BtoA",
      required = true,
      description = "AtoB for images of domain A, BtoA for images of domain B.")
  private String direction;

  @Option(
      names = "--in",
      paramLabel = "DIR",
      required = true,
      description = "The folder of images; sub-folders count.")
  private Path in;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description =
          "The folder to write them to, made if missing. Samples or translations that are in it"
              + " are all replaced. A folder with other files is refused.")
  private Path out;

  @Mixin private DeviceOption device;
  @Mixin private RunsOption runs;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  /**
   * @param work writes the translations, and gives their number
   */
  public TranslateCommand(ToIntFunction<TranslateRequest> work) {
    this.work = work;
  }

  @Override
  public Integer call() {
    Domain from = from();
    RunDirectory directory = runs.open(run);
    Experiment experiment = Experiment.readFixed(directory.config(), device.overrides());
    int count = work.applyAsInt(new TranslateRequest(directory, experiment, from, in, out));
    spec.commandLine().getOut().println("Translations: " + out + " (" + count + " files)");
    return 0;
  }

  private Domain from() {
    return Stream.of(Domain.values())
        .filter(domain -> domain.direction().equals(direction))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(), "--direction: expected AtoB or BtoA, found " + direction));
  }
}
