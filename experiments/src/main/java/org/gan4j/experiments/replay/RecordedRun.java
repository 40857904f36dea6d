package org.gan4j.experiments.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gan4j.core.InputException;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.report.RunRecord;
import org.gan4j.train.checkpoint.CheckpointStore;
import org.gan4j.train.checkpoint.Fingerprint;
import org.gan4j.train.run.Provenance;

/**
 * The record of a run that another run can be compared with.
 *
 * @param name name of the run
 * @param config its resolved config, as text
 * @param provenance empty where the run has none
 * @param states fingerprints by step
 * @param reports what the steps reported, by step and name, as JSON writes the numbers: equal texts
 *     are equal bits; no times
 * @param evaluations as measured last
 */
public record RecordedRun(
    String name,
    String config,
    Optional<Provenance> provenance,
    SortedMap<Long, Fingerprint> states,
    SortedMap<Long, SortedMap<String, String>> reports,
    List<Evaluation> evaluations) {

  /**
   * Reads the record from a run's folder. A run without fingerprints, of an earlier version, gets
   * that of its last checkpoint.
   *
   * @throws InputException if a file is damaged
   */
  public static RecordedRun of(RunDirectory run) {
    RecordedRun recorded = of(RunRecord.of(run), run.provenance().toString());
    if (recorded.states.isEmpty()) {
      new CheckpointStore(run.checkpoints())
          .latest()
          .found()
          .map(Fingerprint::of)
          .ifPresent(state -> recorded.states.put(state.step(), state));
    }
    return recorded;
  }

  /**
   * Reads the record from a report, without the run's folder.
   *
   * @throws InputException if it carries no record of a run
   */
  public static RecordedRun ofReport(Path html) {
    return of(RunRecord.ofReport(html), html.toString());
  }

  private static RecordedRun of(RunRecord record, String place) {
    Optional<Provenance> provenance =
        Optional.ofNullable(record.provenance())
            .map(json -> json.toString().getBytes(StandardCharsets.UTF_8))
            .map(json -> Provenance.parse(json, place));
    SortedMap<Long, Fingerprint> states = new TreeMap<>();
    for (JsonNode line : record.fingerprints()) {
      Fingerprint.parse(line.toString()).ifPresent(state -> states.put(state.step(), state));
    }
    return new RecordedRun(
        record.name(),
        record.config(),
        provenance,
        states,
        reports(record.metrics()),
        record.evaluations());
  }

  private static SortedMap<Long, SortedMap<String, String>> reports(List<JsonNode> lines) {
    SortedMap<Long, SortedMap<String, String>> reports = new TreeMap<>();
    for (JsonNode line : lines) {
      Map<String, String> values =
          reports.computeIfAbsent(line.path("step").asLong(), step -> new TreeMap<>());
      line.properties()
          .forEach(
              field -> {
                if (isReproducible(field.getKey())) {
                  values.put(field.getKey(), field.getValue().asText());
                }
              });
    }
    return reports;
  }

  /** Reports and measurements have a slash in their names; times have none. */
  private static boolean isReproducible(String name) {
    return name.contains("/") || name.equals("imagesSeen");
  }

  /** Returns the last recorded step. */
  public long lastStep() {
    long state = states.isEmpty() ? 0 : states.lastKey();
    return Math.max(state, reports.isEmpty() ? 0 : reports.lastKey());
  }

  /** Returns what was measured at the last step. */
  public List<Evaluation> finalEvaluations() {
    return evaluations.stream()
        .filter(Evaluation::ofRunItself)
        .filter(evaluation -> evaluation.samples().step() != null)
        .filter(evaluation -> evaluation.samples().step() == lastStep())
        .toList();
  }

  /**
   * Refuses a record without states to compare.
   *
   * @throws InputException if it has no fingerprint
   */
  public void requireStates() {
    if (states.isEmpty()) {
      throw new InputException(
          name,
          "expected fingerprints or a checkpoint to compare with, found neither",
          "Choose a run that was trained with this version of gan4j.");
    }
  }
}
