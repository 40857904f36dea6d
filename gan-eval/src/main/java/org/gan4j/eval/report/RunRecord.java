package org.gan4j.eval.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.disk.DiskFault;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.EvaluationFiles;
import org.gan4j.eval.internal.json.Json;

/**
 * Everything that is needed to repeat a run and to compare the two. The report of one run holds it
 * as invisible JSON.
 *
 * @param name name of the run
 * @param config the text of {@code config.yaml}
 * @param provenance the content of {@code provenance.json}; null if it is missing or damaged
 * @param fingerprints the lines of {@code fingerprints.jsonl}
 * @param metrics the lines of {@code metrics.jsonl}; in a report about {@value #MOST_LINES} at
 *     most, evenly chosen among the lines with the same names, and the last
 * @param evaluations as measured last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunRecord(
    String name,
    String config,
    JsonNode provenance,
    List<JsonNode> fingerprints,
    List<JsonNode> metrics,
    List<Evaluation> evaluations) {

  /** The number of lines of metrics in a report. */
  static final int MOST_LINES = 2000;

  private static final JsonMapper LENIENT =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();
  private static final String OPENING = "<script type=\"application/json\" id=\"gan4j-run\">";
  private static final String CLOSING = "</script>";

  /** Lists that are missing are empty. */
  public RunRecord {
    fingerprints = fingerprints == null ? List.of() : List.copyOf(fingerprints);
    metrics = metrics == null ? List.of() : List.copyOf(metrics);
    evaluations = evaluations == null ? List.of() : List.copyOf(evaluations);
  }

  /**
   * Reads the record from a run's folder. Damaged lines are left out.
   *
   * @throws InputException if a file cannot be read, or an evaluation is damaged
   */
  public static RunRecord of(RunDirectory run) {
    return new RunRecord(
        run.name(),
        text(run.config()),
        tree(text(run.provenance())).orElse(null),
        lines(run.fingerprints()),
        lines(run.metrics()),
        EvaluationFiles.readAll(run));
  }

  /**
   * Reads the record from the report of a run.
   *
   * @throws InputException if the file is not the report of one run, or of an earlier version
   */
  public static RunRecord ofReport(Path html) {
    String page = text(html);
    int opening = page.indexOf(OPENING);
    int closing = page.indexOf(CLOSING, Math.max(opening, 0));
    if (opening < 0 || closing < 0) {
      throw new InputException(
          html.toString(),
          "expected the report of one run with its record, found none",
          "Write it with gan report RUN, of one run.");
    }
    String json = page.substring(opening + OPENING.length(), closing);
    RunRecord record =
        Json.parse(json.getBytes(StandardCharsets.UTF_8), RunRecord.class, html.toString());
    if (record.config == null || record.name == null) {
      throw new InputException(
          html.toString(),
          "expected the record of a run, found one without its config",
          "Write the report again with gan report RUN.");
    }
    return record;
  }

  /**
   * Returns the record as an element of a page; nothing in it can end the element or begin another.
   */
  String element() {
    try {
      RunRecord small =
          new RunRecord(name, config, provenance, fingerprints, thinned(metrics), evaluations);
      return OPENING + LENIENT.writeValueAsString(small).replace("<", "\\u003c") + CLOSING;
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static List<JsonNode> thinned(List<JsonNode> lines) {
    int every = (lines.size() + MOST_LINES - 1) / MOST_LINES;
    if (every <= 1) {
      return lines;
    }
    Map<List<String>, Integer> seen = new HashMap<>();
    List<JsonNode> kept = new ArrayList<>();
    for (int line = 0; line < lines.size(); line++) {
      int ofItsKind = seen.merge(names(lines.get(line)), 1, Integer::sum) - 1;
      if (ofItsKind % every == 0 || line == lines.size() - 1) {
        kept.add(lines.get(line));
      }
    }
    return kept;
  }

  private static List<String> names(JsonNode line) {
    List<String> names = new ArrayList<>();
    line.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<JsonNode> lines(Path file) {
    return text(file).lines().map(RunRecord::tree).flatMap(Optional::stream).toList();
  }

  private static Optional<JsonNode> tree(String text) {
    try {
      return Optional.of(LENIENT.readTree(text)).filter(JsonNode::isObject);
    } catch (JsonProcessingException damaged) {
      return Optional.empty();
    }
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
    } catch (IOException failed) {
      throw new InputException(
          file.toString(),
          "cannot be read (" + DiskFault.reason(failed) + ")",
          "Check its permissions.",
          failed);
    }
  }
}
