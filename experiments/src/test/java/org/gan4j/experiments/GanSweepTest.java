package org.gan4j.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.core.InputException;
import org.junit.jupiter.api.Test;

/** What {@code gan sweep} and {@code gan finish} do before and around the work. */
final class GanSweepTest extends GanCalls {

  private Path sweep(String text) throws IOException {
    return Files.writeString(folder.resolve("study.yaml"), text);
  }

  @Test
  void aDryRunPrintsTheJobsAndWritesNothing() throws IOException {
    Path file = sweep("{configs: [toy.yaml], seeds: [1, 2], grid: {variant.slope: [0.1, 0.3]}}");
    assertThat(gan("sweep", file, "--dry-run", "--runs", runs)).isZero();
    assertThat(out.toString().lines())
        .containsExactly(
            "00001-toy-slope0.1-seed1  waiting",
            "00002-toy-slope0.1-seed2  waiting",
            "00003-toy-slope0.3-seed1  waiting",
            "00004-toy-slope0.3-seed2  waiting");
    assertThat(runs.resolve("study")).doesNotExist();
    assertThat(verbs.calls).isEmpty();
  }

  @Test
  void aRunThatIsNoJobAnyMoreIsNamed() throws IOException {
    Path other = Files.createDirectories(runs.resolve("mine/00004-toy-seed9"));
    Path file = sweep("{name: mine, configs: [toy.yaml], seeds: [1]}");
    assertThat(gan("sweep", file, "--dry-run", "--runs", runs)).isZero();
    assertThat(err.toString().strip())
        .isEqualTo("Not a job of this sweep, left alone: 00004-toy-seed9");
    assertThat(out.toString().strip()).isEqualTo("00005-toy-seed1  waiting");
    assertThat(other).isEmptyDirectory();
  }

  @Test
  void anExperimentThatCannotBeTrainedIsRefusedBeforeAnyIs() throws IOException {
    verbs.failure =
        InputException.atKey(
            "/evaluation/featureNetwork", "expected a network, found 'x'", "List.");
    Path file = sweep("{configs: [toy.yaml], seeds: [1, 2]}");
    int code = gan("sweep", file, "--runs", runs);
    assertRefused(
        code,
        config
            + " (job toy-seed1): /evaluation/featureNetwork: expected a network, found 'x'. List.");
    assertThat(runs.resolve("study")).doesNotExist();
  }

  @Test
  void anExperimentThatIsNotEvaluatedIsRefused() throws IOException {
    Files.writeString(config, ToyExperiment.YAML.replaceAll("(?s)evaluation:.*(?=seed:)", ""));
    int code = gan("sweep", sweep("{configs: [toy.yaml], seeds: [1]}"), "--runs", runs);
    assertRefused(
        code,
        config
            + ": /evaluation: expected a section, found none. Add it: a sweep compares what was"
            + " measured.");
  }

  @Test
  void anUnknownEngineIsRefused() throws IOException {
    int code = gan("sweep", sweep("{configs: [toy.yaml], seeds: [1]}"), "--engine", "grid");
    assertRefused(
        code, "gan sweep: expected --engine local or slurm, found 'grid'. See gan sweep --help.");
  }

  @Test
  void finishTrainsEvaluatesAndReports() {
    assertThat(gan("finish", "00001-toy", "--runs", runs)).isZero();
    assertThat(verbs.calls)
        .containsExactly("resume 00001-toy", "evaluate 00001-toy", "report 00001-toy");
    assertThat(out.toString().lines())
        .containsExactly(
            "fid10k-mnist-cnn: 12.3", "Report: " + runs.resolve("00001-toy/report.html"));
  }

  @Test
  void finishEvaluatesNothingThatWasStopped() {
    verbs.finished = false;
    assertThat(gan("finish", "00001-toy", "--runs", runs)).isZero();
    assertThat(verbs.calls).containsExactly("resume 00001-toy");
    assertThat(out.toString()).isEmpty();
  }
}
