package org.gan4j.eval.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gan4j.core.internal.disk.AtomicFile;
import org.gan4j.eval.compare.ComparisonText;
import org.gan4j.eval.compare.Configuration;
import org.gan4j.eval.compare.ConfigurationCount;
import org.gan4j.eval.compare.MetricComparison;
import org.gan4j.eval.compare.RunComparison;

/**
 * Writes a comparison of configurations on one HTML page: counts of runs, verdicts, tables, the
 * runs as dots, curves with bands over seeds, samples side by side and the difference of the
 * configs. The page is one file, loads nothing and holds no time.
 */
public final class ComparisonPage {

  private static final Template PAGE =
      Mustache.compiler().emptyStringIsFalse(true).compile(Report.resource("compare.mustache"));

  private ComparisonPage() {}

  /**
   * A row of the table of runs.
   *
   * @param count count of a configuration
   * @param share share of failed runs, with its interval
   */
  private record CountRow(ConfigurationCount count, String share) {}

  /**
   * Writes the page, completely or not at all.
   *
   * @param configurations with the runs, as they were compared
   * @param comparison of them
   * @param out the file to write or replace
   * @throws org.gan4j.core.InputException if a run's files cannot be read, or the page not written
   */
  public static void write(List<Configuration> configurations, RunComparison comparison, Path out) {
    AtomicFile.write(out, html(configurations, comparison).getBytes(StandardCharsets.UTF_8));
  }

  private static String html(List<Configuration> configurations, RunComparison comparison) {
    Map<String, Object> page = new HashMap<>();
    int runs = configurations.stream().mapToInt(each -> each.runs().size()).sum();
    page.put("title", title(configurations.size(), runs));
    page.put("style", Report.resource("report.css") + Report.resource("compare.css"));
    page.put("notes", comparison.notes());
    page.put(
        "counts",
        comparison.configurations().stream()
            .map(count -> new CountRow(count, ComparisonText.share(count)))
            .toList());
    page.put("metrics", comparison.metrics().stream().map(ComparedMetric::of).toList());
    page.put("curves", ComparedCurves.of(configurations));
    page.put("samples", ComparedSamples.of(configurations));
    page.put("labels", configurations.stream().map(Configuration::label).toList());
    page.put("differs", !comparison.differences().isEmpty());
    page.put("differences", comparison.differences());
    page.put("names", comparison.metrics().stream().map(MetricComparison::metric).toList());
    page.put("runs", ComparedRunRow.of(configurations, comparison.metrics()));
    return PAGE.execute(page);
  }

  private static String title(int configurations, int runs) {
    return String.format(
        Locale.ROOT,
        "%d configuration%s, %d run%s",
        configurations,
        configurations == 1 ? "" : "s",
        runs,
        runs == 1 ? "" : "s");
  }
}
