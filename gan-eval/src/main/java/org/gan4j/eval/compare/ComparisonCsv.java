package org.gan4j.eval.compare;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.gan4j.core.internal.disk.AtomicFile;

/**
 * Writes the runs of a comparison as CSV (RFC 4180, but with line feeds). After a header there is
 * one row for each run: configuration, run, seed, state, and the value of each metric. The value of
 * a run that did not finish is empty.
 */
public final class ComparisonCsv {

  private ComparisonCsv() {}

  /**
   * Writes the file, completely or not at all.
   *
   * @throws org.gan4j.core.InputException if it cannot be written
   */
  public static void write(
      List<Configuration> configurations, RunComparison comparison, Path file) {
    List<List<String>> rows = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of("configuration", "run", "seed", "state"));
    comparison.metrics().forEach(metric -> header.add(metric.metric()));
    rows.add(header);
    for (Configuration configuration : configurations) {
      for (ComparedRun run : configuration.runs()) {
        rows.add(row(configuration, run, comparison.metrics()));
      }
    }
    String text =
        rows.stream()
            .map(row -> row.stream().map(ComparisonCsv::quoted).collect(Collectors.joining(",")))
            .collect(Collectors.joining("\n", "", "\n"));
    AtomicFile.write(file, text.getBytes(UTF_8));
  }

  private static List<String> row(
      Configuration configuration, ComparedRun run, List<MetricComparison> metrics) {
    List<String> row =
        new ArrayList<>(
            List.of(
                configuration.label(),
                run.run().name(),
                String.valueOf(run.seed()),
                run.outcome().name().toLowerCase(Locale.ROOT)));
    for (MetricComparison metric : metrics) {
      Double value = RunValue.of(run, metric.metric()).value();
      row.add(value == null ? "" : value.toString());
    }
    return row;
  }

  private static String quoted(String cell) {
    return cell.matches("(?s).*[,\"\\r\\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
