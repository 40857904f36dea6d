package org.gan4j.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.gan4j.eval.internal.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
    assertThat(out.toString().lines())
        .containsExactly(
            (ToyExperiment.YAML.replace("seed: 1", "seed: 5")
                    + """

                    data set   toy: 100 images of 28x28x1
                    network    generator: 12,345 parameters, [100] -> [28, 28, 1]
                    phase      joint: once every step, writes 4 variables
                    plan       200 steps of 64 images (128.00 epochs a phase), report every 10, samples every 100, checkpoint every 100
                    """)
                .lines()
                .toArray(String[]::new));
  }

  @Test
  void checkPrintsOneDocumentOfJson() throws IOException {
    assertThat(gan("check", config, "--seed", 5, "--json")).isZero();
    JsonNode answer = Json.MAPPER.readTree(out.toString());
    assertThat(answer.fieldNames())
        .toIterable()
        .containsExactly("config", "dataset", "networks", "phases", "plan");
    assertThat(answer.at("/config/seed").intValue()).isEqualTo(5);
    assertThat(answer.at("/config/variant/type").textValue())
        .isEqualTo("org.gan4j.experiments.ToyVariant");
    assertThat(answer.get("dataset").toString())
        .isEqualTo("{\"name\":\"toy\",\"count\":100,\"shape\":[28,28,1],\"inMemory\":true}");
    assertThat(answer.at("/networks/0/parameters").intValue()).isEqualTo(12_345);
    assertThat(answer.at("/plan/steps").intValue()).isEqualTo(200);
  }

  @Test
  void listPrintsOneDocumentOfJson() throws IOException {
    assertThat(gan("list", "--json")).isZero();
    JsonNode answer = Json.MAPPER.readTree(out.toString());
    assertThat(answer.fieldNames())
        .toIterable()
        .containsExactly(
            "variants", "yourVariants", "datasets", "featureNetworks", "metrics", "resizers");
    assertThat(answer.get("variants").toString()).contains("\"Dcgan\"", "\"VanillaGan\"");
    assertThat(answer.get("datasets").get(0).toString())
        .startsWith("{\"name\":\"mnist\",\"description\":")
        .endsWith("\"available\":true,\"where\":\"shipped with gan4j\"}");
    assertThat(answer.get("featureNetworks").toString())
        .contains("{\"name\":\"mnist-cnn\",\"available\":true}");
  }

  @Test
  void doctorPrintsOneDocumentOfJson() throws IOException {
    assertThat(gan("doctor", "--json")).isZero();
    JsonNode answer = Json.MAPPER.readTree(out.toString());
    assertThat(answer.get("tensorflow").toString())
        .isEqualTo("{\"version\":\"2.18.0\",\"build\":\"cpu\"}");
    assertThat(answer.at("/devices/0").fieldNames())
        .toIterable()
        .containsExactly("name", "type", "memoryBytes");
    assertThat(answer.at("/devices/0/name").textValue()).isEqualTo("CPU:0");
    assertThat(answer.at("/memory/javaBytes").longValue())
        .isEqualTo(Runtime.getRuntime().maxMemory());
    assertThat(answer.get("oneDnn").textValue()).isEqualTo("1");
  }

  @Test
  void conformPrintsALineACheck() {
    assertThat(gan("conform", config, "--seed", 5)).isZero();
    assertThat(verbs.calls).containsExactly("conform seed 5");
    assertThat(out.toString().lines()).containsExactly(config.toString(), "  ok     gradients");
  }

  @Test
  void conformFailsWhereACheckFails() {
    verbs.finished = false;
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
  @MethodSource("org.gan4j.experiments.RecordedVerbs#shown")
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
    assertThat(verbs.calls)
        .containsExactly("compare [00001-toy] by [seed, variant.slope] metric all");
    assertThat(out.toString().lines()).containsExactly("configuration  runs");
  }
}
