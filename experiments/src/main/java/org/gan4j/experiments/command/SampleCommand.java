package org.gan4j.experiments.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.gan4j.core.random.Latents;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.command.option.CommonOptions;
import org.gan4j.experiments.command.option.DeviceOption;
import org.gan4j.experiments.command.option.RunsOption;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.sampling.SampleRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan sample}: images of a run. */
@Command(
    name = "sample",
    header = "write images that a run's generator makes",
    description = {
      "Draws images from the run's last checkpoint and writes them as PNG files, numbered from"
          + " 000000.png. The same run and options give the same images."
    },
    footer = {
      "  gan sample runs/00003-dcgan-mnist --count 100 --out digits",
      "  gan sample 00004-cgan-mnist --count 10 --label 7 --out sevens"
    })
public final class SampleCommand implements Callable<Integer> {

  private final Consumer<SampleRequest> work;

  @Parameters(paramLabel = "RUN", description = "The run's folder, or its name under --runs.")
  private String run;

  @Option(
      names = "--count",
      paramLabel = "N",
      required = true,
      description = "How many images to draw.")
  private int count;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description =
          "The folder to write them to, made if missing. Samples or translations that are in it"
              + " are all replaced. A folder with other files is refused.")
  private Path out;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The seed of the latents (default: the run's).")
  private Long seed;

  @Option(
      names = "--label",
      paramLabel = "NAME",
      description =
          "The class of all images, for conditional variants: its name, or its number from 0 if"
              + " no name is a number (default: the class frequencies of the training images).")
  private String label;

  @Option(
      names = "--truncation",
      paramLabel = "T",
      description =
          "Redraw latents outside of [-T, T]: less variety, higher fidelity (default: none).")
  private Double truncation;

  @Option(
      names = "--best",
      description = "Use the best checkpoint that evaluation.every has kept, not the last one.")
  private boolean best;

  @Mixin private DeviceOption device;
  @Mixin private RunsOption runs;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  /**
   * @param work writes the images
   */
  public SampleCommand(Consumer<SampleRequest> work) {
    this.work = work;
  }

  @Override
  public Integer call() {
    requireWanted();
    RunDirectory directory = runs.open(run);
    Experiment experiment = Experiment.readFixed(directory.config(), device.overrides());
    work.accept(request(directory, experiment));
    spec.commandLine().getOut().println("Samples: " + out);
    return 0;
  }

  private void requireWanted() {
    if (count < 1 || count > 1_000_000) {
      throw refused("--count: expected 1 to 1000000, found " + count);
    }
    if (truncation != null) {
      try {
        Latents.requireTruncation(truncation);
      } catch (IllegalArgumentException outside) {
        throw refused("--" + outside.getMessage());
      }
    }
  }

  private SampleRequest request(RunDirectory directory, Experiment experiment) {
    return new SampleRequest(
        directory,
        experiment,
        count,
        seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
        Optional.ofNullable(label),
        truncation == null ? OptionalDouble.empty() : OptionalDouble.of(truncation),
        best,
        out);
  }

  private ParameterException refused(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
