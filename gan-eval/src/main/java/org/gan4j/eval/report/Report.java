package org.gan4j.eval.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.disk.AtomicFile;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.EvaluationFiles;

/**
 * Writes runs on one HTML page: metrics with protocol, error and noise floor, curves, samples,
 * config and provenance. The page of several runs also compares them; only numbers with the same
 * protocol share a column. The page of one run also holds its {@link RunRecord}. The page is one
 * file, loads nothing and holds no time, so the same runs give the same bytes. A run need not be
 * finished; the page names what is missing.
 */
public final class Report {

  private static final Template PAGE =
      Mustache.compiler()
          .emptyStringIsFalse(true)
          .withLoader(name -> new StringReader(resource(name + ".mustache")))
          .compile(resource("report.mustache"));

  private Report() {}

  /**
   * Writes the page, completely or not at all.
   *
   * @param runs at least one, shown in this order
   * @param out the file to write or replace, usually {@link RunDirectory#report()}
   * @throws InputException if a run's files are damaged, or the page cannot be written
   */
  public static void write(List<RunDirectory> runs, Path out) {
    AtomicFile.write(out, html(runs).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Returns the page.
   *
   * @param runs at least one
   * @throws InputException if a run's files are damaged
   */
  public static String html(List<RunDirectory> runs) {
    if (runs.isEmpty()) {
      throw new InputException(
          "report", "expected at least one run, found none", "Name the runs to report on.");
    }
    List<RunSection> sections = new ArrayList<>();
    List<List<Evaluation>> evaluations = new ArrayList<>();
    for (RunDirectory run : runs) {
      evaluations.add(EvaluationFiles.readAll(run));
      sections.add(RunSection.of(run, evaluations.get(sections.size()), "r" + sections.size()));
    }
    boolean several = runs.size() > 1;
    return PAGE.execute(
        Map.of(
            "title",
            several ? runs.size() + " runs" : sections.get(0).name(),
            "style",
            resource("report.css"),
            "several",
            several,
            "comparison",
            comparison(sections, evaluations),
            "runs",
            sections,
            "record",
            several ? "" : RunRecord.of(runs.get(0)).element()));
  }

  private static MetricTable comparison(
      List<RunSection> sections, List<List<Evaluation>> evaluations) {
    return MetricTable.of(
        sections.stream().map(RunSection::name).toList(),
        sections.stream().map(RunSection::id).toList(),
        evaluations);
  }

  static String resource(String name) {
    try (InputStream content = Report.class.getResourceAsStream(name)) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
