package org.gan4j.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gan4j.experiments.measuring.ExplainRequest;
import org.gan4j.train.execution.Execution;
import org.junit.jupiter.api.Test;

/** The verbs that make images, and compare them. */
final class GanImagesTest extends GanCalls {

  @Test
  void samplePassesCountSeedAndFolder() {
    Path images = folder.resolve("images");
    assertThat(
            gan("sample", "00001-toy", "--runs", runs, "--count", 9, "--out", images, "--seed", 3))
        .isZero();
    assertThat(verbs.calls)
        .containsExactly(
            "sample 00001-toy count 9 seed OptionalLong[3] label Optional.empty"
                + " truncation OptionalDouble.empty best false to images");
  }

  @Test
  void samplePassesLabelAndTruncation() {
    Path out = folder.resolve("sevens");
    String[] options = {"--label", "7", "--truncation", "0.5", "--count", "9"};
    assertThat(
            gan(
                Stream.concat(
                        Stream.of("sample", "00001-toy", "--runs", runs, "--out", out),
                        Stream.of(options))
                    .toArray()))
        .isZero();
    assertThat(verbs.calls)
        .containsExactly(
            "sample 00001-toy count 9 seed OptionalLong.empty label Optional[7]"
                + " truncation OptionalDouble[0.5] best false to sevens");
  }

  @Test
  void sampleRefusesATruncationThatLeavesNothing() {
    int code =
        gan(
            "sample",
            "00001-toy",
            "--runs",
            runs,
            "--count",
            1,
            "--out",
            folder,
            "--truncation",
            0);
    assertRefused(
        code,
        "gan sample: --truncation must be in [0.01, infinity), found 0.0. See gan sample --help.");
  }

  @Test
  void translatePassesDirectionAndFolders() {
    Path in = folder.resolve("horses");
    Path to = folder.resolve("zebras");
    assertThat(
            gan(
                "translate",
                "00001-toy",
                "--runs",
                runs,
                "--direction",
                "BtoA",
                "--in",
                in,
                "--out",
                to))
        .isZero();
    assertThat(verbs.calls).containsExactly("translate 00001-toy B horses zebras");
    assertThat(out.toString().strip()).isEqualTo("Translations: " + to + " (3 files)");
  }

  @Test
  void translateKnowsTwoDirections() {
    int code =
        gan(
            "translate",
            "00001-toy",
            "--runs",
            runs,
            "--direction",
            "AB",
            "--in",
            runs,
            "--out",
            folder);
    assertRefused(
        code,
        "gan translate: --direction: expected AtoB or BtoA, found AB. See gan translate --help.");
  }

  @Test
  void sampleRefusesToDrawNothing() {
    int code = gan("sample", "00001-toy", "--runs", runs, "--count", 0, "--out", folder);
    assertRefused(
        code, "gan sample: --count: expected 1 to 1000000, found 0. See gan sample --help.");
  }

  @Test
  void explainAsksForTheSetsAndPrintsTheTable() {
    int code =
        gan(
            "explain",
            "--real",
            "a",
            "--fake",
            "b",
            "--network",
            "mnist-cnn",
            "--count",
            100,
            "--resize",
            "pytorch-bilinear",
            "--seed",
            3,
            "--skip-damaged",
            "--runs",
            runs);
    assertThat(code).isZero();
    var request =
        new ExplainRequest(
            "a",
            "b",
            "mnist-cnn",
            Optional.of(100),
            List.of("pytorch-bilinear"),
            Optional.empty(),
            3,
            true,
            runs,
            Execution.defaults());
    assertThat(verbs.calls).containsExactly("explain " + request);
    assertThat(out.toString().strip()).isEqualTo("convention  FID");
  }

  @Test
  void explainNeedsTwoImages() {
    assertRefused(
        gan("explain", "--real", "a", "--fake", "b", "--network", "mnist-cnn", "--count", 1),
        "gan explain: --count: expected at least 2, found 1. See gan explain --help.");
  }
}
