package org.gan4j.experiments.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.command.option.CommonOptions;
import org.gan4j.experiments.command.option.RunsOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan report}: write one page over runs. */
@Command(
    name = "report",
    header = "write the page of one or several runs",
    description = {
      "Writes a single HTML file that needs no network, with loss curves, sample grids, metrics"
          + " with their protocol, config and provenance. It works for any run, finished or not.",
      "",
      "The report of one run is report.html in its folder, unless you give --out."
    },
    footer = {
      "  gan report runs/00003-dcgan-mnist",
      "  gan report 00003-dcgan-mnist 00004-dcgan-mnist --out compare.html"
    })
public final class ReportCommand implements Callable<Integer> {

  private final BiConsumer<List<RunDirectory>, Path> work;

  @Parameters(
      paramLabel = "RUN",
      arity = "1..*",
      description = "The folders of the runs, or their names under --runs.")
  private List<String> names;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The file to write; required for several runs.")
  private Path out;

  @Mixin private RunsOption runs;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  /**
   * @param work writes one page over some runs to a file
   */
  public ReportCommand(BiConsumer<List<RunDirectory>, Path> work) {
    this.work = work;
  }

  @Override
  public Integer call() {
    if (names.size() > 1 && out == null) {
      throw new ParameterException(
          spec.commandLine(), "expected --out FILE for " + names.size() + " runs, found none");
    }
    List<RunDirectory> directories = names.stream().map(runs::open).toList();
    Path file = out == null ? directories.get(0).report() : out;
    work.accept(directories, file);
    spec.commandLine().getOut().println("Report: " + file);
    return 0;
  }
}
