package org.gan4j.experiments.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.gan4j.core.InputException;
import org.gan4j.experiments.command.option.CommonOptions;
import org.gan4j.experiments.command.option.ConfigOptions;
import org.gan4j.experiments.command.option.InConfig;
import org.gan4j.experiments.command.option.NetworkOption;
import org.gan4j.experiments.command.option.RunsOption;
import org.gan4j.experiments.replay.RecordedRun;
import org.gan4j.experiments.replay.ReplayRequest;
import org.gan4j.experiments.replay.ReplayVerdict;
import org.gan4j.experiments.replay.Replayed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan replay}: do a run again, and say whether it is the same. */
@Command(
    name = "replay",
    header = "do a run again and say whether it is the same",
    description = {
      "Repeats a run, from its folder or from its report alone, in a new run folder. Compares the"
          + " state at every recorded checkpoint and the values at every report step, and"
          + " evaluates if the run was evaluated.",
      "",
      "The last line is the verdict: identical to the bit; statistically equal, if the bits"
          + " differ and every final metric is within two combined standard errors; or different,"
          + " with the step and the tensor that differ first. replay.json in the new folder has"
          + " all the details.",
      "",
      "gan refuses a run on other images. It reports every other difference (versions, processor,"
          + " oneDNN) and tries all the same. A run that continued with changes is repeated in the"
          + " same parts.",
      "",
      "A report may come from anybody. gan ignores the cache that it names. Other paths in it"
          + " must lie below the current folder, unless --set gives them or --accept-paths accepts"
          + " all of them.",
      "",
      "The exit code is 0 if the run is identical or statistically equal, and 3 if it is"
          + " different."
    },
    exitCodeList = {"3:the run is different", NetworkOption.LOST},
    footer = {
      "  gan replay runs/00003-dcgan-mnist",
      "  gan replay report.html --until 500",
      "  gan replay report.html --set dataset.path=/data/faces --to-the-end"
    })
public final class ReplayCommand implements Callable<Integer> {

  private final Function<ReplayRequest, Replayed> work;

  @Parameters(
      paramLabel = "RUN|REPORT",
      description = "The run's folder, its name under --runs, or its report.html.")
  private String source;

  @Option(
      names = "--until",
      paramLabel = "STEP",
      description = "End after this step (default: the last recorded one).")
  private Long until;

  @Option(
      names = "--to-the-end",
      description = "Continue after the first difference, and compare the final metrics.")
  private boolean toTheEnd;

  @Option(
      names = "--accept-paths",
      description = "Read the files that a report names, wherever they are.")
  private boolean acceptsPaths;

  @Mixin private ConfigOptions options;
  @Mixin private RunsOption runs;
  @Mixin private NetworkOption network;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  /**
   * @param work does the run again
   */
  public ReplayCommand(Function<ReplayRequest, Replayed> work) {
    this.work = work;
  }

  @Override
  public Integer call() {
    if (until != null && until < 1) {
      throw new InputException(
          "--until", "expected a step from 1, found " + until, "Give another step.");
    }
    Path file = Path.of(source);
    boolean ofReport = Files.isRegularFile(file);
    RecordedRun recorded =
        ofReport ? RecordedRun.ofReport(file) : RecordedRun.of(runs.open(source));
    OptionalLong last = until == null ? OptionalLong.empty() : OptionalLong.of(until);
    var request =
        new ReplayRequest(
            recorded,
            ofReport,
            acceptsPaths,
            options.overrides(),
            runs.folder(),
            last,
            toTheEnd,
            network.trusted());
    Replayed replayed =
        InConfig.run(Path.of(recorded.name() + " (config)"), () -> work.apply(request));
    PrintWriter out = spec.commandLine().getOut();
    out.println("Run: " + replayed.run().path());
    replayed.result().lines().forEach(out::println);
    return replayed.result().verdict() == ReplayVerdict.DIFFERENT ? Failures.DIFFERENT : 0;
  }
}
