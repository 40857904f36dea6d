package org.gan4j.experiments.command;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.Experiment;
import org.gan4j.experiments.Workbench;
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
          + " 000000.png. The same run, seed and count give the same images."
    },
    footer = {"  gan sample runs/00003-dcgan-mnist --count 100 --out digits"})
public final class SampleCommand implements Callable<Integer> {

  private final Supplier<Workbench> workbench;

  @Parameters(paramLabel = "RUN", description = "The run's folder, or its name in the runs.")
  private String run;

  @Option(names = "--count", paramLabel = "N", required = true, description = "How many images.")
  private int count;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "The folder to write them to, made if missing.")
  private Path out;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The seed of the latents (default: the run's).")
  private Long seed;

  @Mixin private RunsOption runs;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  /**
   * @param workbench does the work
   */
  public SampleCommand(Supplier<Workbench> workbench) {
    this.workbench = workbench;
  }

  @Override
  public Integer call() {
    if (count < 1 || count > 1_000_000) {
      throw new ParameterException(
          spec.commandLine(), "--count: expected 1 to 1000000, found " + count);
    }
    RunDirectory directory = runs.open(run);
    Experiment experiment = Experiment.read(directory.config(), List.of());
    OptionalLong latents = seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
    workbench.get().sample(directory, experiment, count, latents, out);
    spec.commandLine().getOut().println("Samples: " + out);
    return 0;
  }
}
