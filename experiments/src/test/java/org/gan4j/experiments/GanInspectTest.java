package org.gan4j.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The verbs that show what is there, and check it. */
final class GanInspectTest extends GanCalls {

  @Test
  void listNamesWhatAConfigCanName() {
    assertThat(gan("list")).isZero();
    assertThat(out.toString().lines().map(String::strip))
        .contains("Dcgan", "VanillaGan", "shipped with gan4j");
  }

  @Test
  void doctorShowsTheBuildAndTheDevices() {
    assertThat(gan("doctor")).isZero();
    assertThat(out.toString().lines())
        .contains("TensorFlow       2.18.0, cpu build", "device           CPU:0")
        .contains("oneDNN           on (TF_ENABLE_ONEDNN_OPTS=1)")
        .contains("data set         mnist: shipped with gan4j");
  }

  @Test
  void checkPrintsTheResolvedConfigAndThePlan() {
    assertThat(gan("check", config, "--seed", 5)).isZero();
    assertThat(out.toString())
        .isEqualTo(
            ToyExperiment.YAML.replace("seed: 1", "seed: 5")
                + System.lineSeparator()
                + "generator: 12 parameters"
                + System.lineSeparator());
  }

  @Test
  void conformPrintsALineACheck() {
    assertThat(gan("conform", config, "--seed", 5)).isZero();
    assertThat(workbench.calls).containsExactly("conform seed 5");
    assertThat(out.toString().lines()).containsExactly(config.toString(), "  ok     gradients");
  }

  @Test
  void conformFailsWhereACheckFails() {
    workbench.finished = false;
    assertThat(gan("conform", config)).isEqualTo(2);
  }

  @Test
  void conformOfAnUnknownVariantNamesTheNearest() {
    assertRefused(
        gan("conform", "Dcgam"),
        "Dcgam: expected a config file or the name of a variant, found neither. Did you mean"
            + " 'Dcgan'?");
  }

  @Test
  void conformOfAVariantWithoutConfigsAsksForOne() {
    assertRefused(
        gan("conform", "org.gan4j.experiments.ToyVariant"),
        "org.gan4j.experiments.ToyVariant: expected a config of this variant in the current folder"
            + " or experiments/configs, found none. Write one, and give its file: gan conform"
            + " CONFIG.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "train",
        "resume",
        "evaluate",
        "report",
        "alarms",
        "explain",
        "sample",
        "translate",
        "check",
        "conform",
        "bench",
        "list",
        "doctor",
        "metrics",
        "features",
        "fetch",
        "train-classifier"
      })
  void everyVerbHasAManualPage(String verb) {
    assertThat(gan(verb, "--help")).isZero();
    assertThat(out.toString())
        .startsWith("NAME" + System.lineSeparator() + "gan " + verb + " - ")
        .contains("SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT CODES", "EXAMPLES")
        .contains("  gan " + verb);
    assertThat(out.toString().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void compareTakesRunsAndFoldersOfRuns() {
    assertThat(gan("compare", runs, "00001-toy", "--runs", runs, "--by", "seed,variant.slope"))
        .isZero();
    assertThat(workbench.calls)
        .containsExactly("compare [00001-toy] by [seed, variant.slope] metric all");
    assertThat(out.toString().lines()).containsExactly("configuration  runs");
  }
}
