package org.gan4j.experiments.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.gan4j.experiments.command.option.CommonOptions;
import org.gan4j.experiments.command.option.RunsOption;
import org.gan4j.experiments.comparing.CompareRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan compare}: configurations over their seeds. */
@Command(
    name = "compare",
    header = "compare configurations over their seeds",
    description = {
      "Sorts runs into configurations. For each configuration, prints what became of its runs,"
          + " and the mean, median, deviation and interval of every number that all configurations"
          + " have. For each pair of configurations, says whether these runs tell them apart, by a"
          + " permutation test that is corrected for the number of pairs. If they do not, says"
          + " about how many more seeds would decide.",
      "",
      "Runs that failed count as the worst. Numbers of different protocols are refused. gan"
          + " compare trains and measures nothing."
    },
    footer = {
      "  gan compare runs --out compare.html",
      "  gan compare 00001-dcgan 00002-dcgan 00003-lsgan 00004-lsgan",
      "  gan compare sweeps/losses --by variant.loss --metric fid10k-mnist-cnn \\",
      "    --csv runs.csv"
    })
public final class CompareCommand implements Callable<Integer> {

  private final Function<CompareRequest, List<String>> work;

  @Parameters(
      paramLabel = "RUNS",
      arity = "1..*",
      description = "The runs: their folders, their names under --runs, or folders that hold runs.")
  private List<String> names;

  @Option(
      names = "--by",
      paramLabel = "KEY",
      split = ",",
      description = {
        "Group the runs by these keys or sections of their configs, such as variant.loss"
            + " (default: by everything except the seed). Repeatable, or separated by commas."
      })
  private List<String> by;

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      description = "Compare by this number only, such as fid10k-mnist-cnn.")
  private String metric;

  @Option(names = "--json", paramLabel = "FILE", description = "Write all results as JSON.")
  private Path json;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Write a CSV file with one row for each run.")
  private Path csv;

  @Option(names = "--out", paramLabel = "FILE", description = "Write one offline HTML page.")
  private Path out;

  @Mixin private RunsOption runs;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  /**
   * @param work compares
   */
  public CompareCommand(Function<CompareRequest, List<String>> work) {
    this.work = work;
  }

  @Override
  public Integer call() {
    var request =
        new CompareRequest(
            runs.openAll(names),
            by == null ? List.of() : by,
            Optional.ofNullable(metric),
            Optional.ofNullable(json),
            Optional.ofNullable(csv),
            Optional.ofNullable(out));
    PrintWriter terminal = spec.commandLine().getOut();
    work.apply(request).forEach(terminal::println);
    if (out != null) {
      terminal.println("Page: " + out);
    }
    return 0;
  }
}
