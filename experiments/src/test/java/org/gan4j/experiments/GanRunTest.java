package org.gan4j.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The verbs that make a run, and the runs they are given. */
final class GanRunTest extends GanCalls {

  @Test
  void runTrainsEvaluatesAndReports() {
    assertThat(gan("run", config, "--runs", runs, "--seed", 7, "--set", "training.steps=5"))
        .isZero();
    assertThat(verbs.calls)
        .containsExactly("train toy 5 steps seed 7", "evaluate 00002-toy", "report 00002-toy");
    assertThat(out.toString().lines())
        .containsExactly(
            "fid10k-mnist-cnn: 12.3",
            "Report: " + runs.resolve("00002-toy").resolve("report.html"));
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aStoppedRunIsNotEvaluated() {
    verbs.finished = false;
    assertThat(gan("run", config, "--runs", runs)).isZero();
    assertThat(verbs.calls).containsExactly("train toy 200 steps seed 1");
  }

  @Test
  void trainSaysWhereTheRunIs() {
    assertThat(gan("train", config, "--runs", runs)).isZero();
    assertThat(out.toString().strip()).isEqualTo("Run: " + runs.resolve("00002-toy"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"resume", "evaluate", "report"})
  void aRunIsFoundByItsNameInTheRuns(String verb) {
    assertThat(gan(verb, "00001-toy", "--runs", runs)).isZero();
    assertThat(verbs.calls).containsExactly(verb + " 00001-toy");
  }

  @Test
  void aRunIsFoundByItsPath() {
    assertThat(gan("resume", runs.resolve("00001-toy"))).isZero();
    assertThat(verbs.calls).containsExactly("resume 00001-toy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run CONFIG", "train CONFIG", "resume RUN", "finish RUN", "replay RUN"})
  void trustInTheNetworkIsPassedOn(String verb) {
    String[] words = verb.split(" ");
    Object subject = words[1].equals("RUN") ? "00001-toy" : config;
    assertThat(gan(words[0], subject, "--runs", runs, "--trusted-network")).isZero();
    assertThat(verbs.calls).startsWith("on the network");
    verbs.calls.clear();
    assertThat(gan(words[0], subject, "--runs", runs)).isZero();
    assertThat(verbs.calls).isNotEmpty().doesNotContain("on the network");
  }

  @Test
  void aMisspeltRunIsAnsweredWithTheNearest() {
    int code = gan("evaluate", "00001-tpy", "--runs", runs);
    assertRefused(
        code,
        "00001-tpy: expected a run folder, found none. Did you mean '"
            + runs.resolve("00001-toy")
            + "'?");
  }

  @Test
  void aFolderThatIsNoRunIsRefused() {
    int code = gan("resume", folder);
    assertRefused(
        code,
        folder
            + ": expected a run folder, found no config.yaml in it. Give a folder that gan train"
            + " made, such as runs/00001-quickstart.");
  }

  @Test
  void resumingWithAnotherConfigIsRefusedWithTheDifference() {
    int code = gan("resume", "00001-toy", "--runs", runs, "--set", "training.steps=300");
    assertRefused(
        code,
        runs.resolve("00001-toy").resolve("config.yaml")
            + ": expected the config that the run began with, found /training/steps: 200 -> 300."
            + " Leave the changes out, or go on with them by --accept-changes.");
  }

  @Test
  void resumingWithAnotherConfigCanBeForced() {
    assertThat(
            gan(
                "resume",
                "00001-toy",
                "--runs",
                runs,
                "--set",
                "training.steps=300",
                "--accept-changes"))
        .isZero();
    assertThat(verbs.calls).containsExactly("resume 00001-toy");
  }

  @Test
  void severalRunsNeedAFileToReportTo() {
    int code = gan("report", "00001-toy", "00001-toy", "--runs", runs);
    assertRefused(
        code, "gan report: expected --out FILE for 2 runs, found none. See gan report --help.");
  }
}
