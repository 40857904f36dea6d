package org.gan4j.experiments.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.gan4j.experiments.GanCommand;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A conditional variant from run to sample, beside an unconditional one. */
class ConditionalTest {

  private static final String NETWORKS =
      """
        type: Cgan
        networks:
          type: convolutional
          labelSize: 3
          conditionalBatchNorm: true
          baseWidth: 2
          kernelSize: 3
          leakySlope: 0.2
          discriminatorDropout: 0.0
      """;

  @TempDir private static Path folder;
  private static TinyProject project;
  private static Path runs;
  private static GanCommand ran;
  private static GanCommand unconditional;

  @BeforeAll
  static void runOnce() throws IOException {
    project = new TinyProject(folder).withNetwork();
    runs = folder.resolve("runs");
    Path cgan = project.write(folder.resolve("cgan.yaml"), cgan());
    ran = gan("run", cgan, "--set", "training.steps=100");
    unconditional = gan("train", project.config, "--set", "training.steps=10");
  }

  /** The config of a small conditional GAN. */
  static String cgan() {
    return TinyProject.DCGAN
        .replaceAll("  (baseWidth|kernelSize|leakySlope|discriminatorDropout): .*\n", "")
        .replace("  type: Dcgan\n", NETWORKS)
        .replace("learningRate: 1.0e-3", "learningRate: 1.0e-2");
  }

  private static GanCommand gan(Object... arguments) {
    return GanCommand.run(Stream.concat(Stream.of(arguments), Stream.of("--runs", runs)).toArray());
  }

  /** One of the images that the conditional run gives. */
  private static byte[] sample(String folderName, Object... options) throws IOException {
    Path out = folder.resolve(folderName);
    Stream<Object> fixed = Stream.of("sample", "00001-cgan", "--count", 2, "--out", out);
    GanCommand sampled = gan(Stream.concat(fixed, Stream.of(options)).toArray());
    assertThat(sampled.err()).isEmpty();
    assertThat(sampled.code()).isZero();
    return Files.readAllBytes(out.resolve("000001.png"));
  }

  @Test
  void runPrintsAndReportsTheLabelAgreement() throws IOException {
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).containsPattern("(?m)^label-agreement40-tiny: .* \\(n = 40\\)$");
    assertThat(Files.readString(runs.resolve("00001-cgan/report.html")))
        .contains("label-agreement40-tiny");
    assertThat(Files.readString(runs.resolve("00001-cgan/eval/label-agreement40-tiny.json")))
        .contains("\"class bar\"", "\"class box\"");
  }

  @Test
  void unconditionalVariantsHaveNoLabelAgreement() {
    assertThat(unconditional.code()).isZero();
    GanCommand evaluated = gan("evaluate", "00002-tiny");
    assertThat(evaluated.out()).contains("fid40-tiny").doesNotContain("label-agreement");
  }

  @Test
  void evaluationSaysTheTruncation() throws IOException {
    GanCommand evaluated = gan("evaluate", "00002-tiny", "--set", "evaluation.truncation=0.5");
    assertThat(evaluated.err()).isEmpty();
    assertThat(Files.readString(runs.resolve("00002-tiny/eval/fid40-tiny~truncation=0.5.json")))
        .containsPattern(
            "(?s)\"samples\".*\"truncation\" : 0.5.*\"protocol\".*\"truncation\" : 0.5");
  }

  @Test
  void labelAgreementThatIsLeftOutIsAWarning() throws IOException {
    Path run = runs.resolve("00001-cgan");
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.copy(project.network, other.resolve("other.pb"));
    String info = Files.readString(project.network.resolveSibling("tiny.json"));
    Files.writeString(
        other.resolve("other.json"),
        info.replace("\"box\"", "\"crate\"").replace("\"tiny\"", "\"other\""));
    GanCommand evaluated =
        gan("evaluate", run, "--set", "evaluation.featureNetwork=" + other.resolve("other.pb"));
    String warning =
        "label-agreement is left out: the classes of folder:images-16x16x1/train (bar and box) are"
            + " not among those of the feature network other (bar and crate)";
    assertThat(evaluated.err()).isEmpty();
    assertThat(evaluated.out()).containsOnlyOnce("  warning: " + warning + "\n");
    assertThat(evaluated.out()).doesNotContain("label-agreement40");
    try (Stream<Path> files = Files.list(run.resolve("eval"))) {
      assertThat(files.filter(file -> file.toString().contains("smallest-class40-other")))
          .singleElement()
          .satisfies(file -> assertThat(Files.readString(file)).contains(warning));
    }
  }

  @Test
  void samplesFollowTheLabelAndTheTruncation() throws IOException {
    byte[] bar = sample("bar", "--label", 0);
    assertThat(sample("again", "--label", 0)).isEqualTo(bar);
    assertThat(sample("box", "--label", 1)).isNotEqualTo(bar);
    assertThat(sample("name", "--label", "bar")).isEqualTo(bar);
    assertThat(sample("narrow", "--label", 0, "--truncation", 0.1)).isNotEqualTo(bar);
  }

  @Test
  void samplesWithoutTheTrainingImagesAreTheSame() throws IOException {
    byte[] before = sample("before");
    Path images = folder.resolve("images");
    Path elsewhere = folder.resolve("elsewhere");
    Files.move(images, elsewhere);
    try {
      assertThat(sample("after")).isEqualTo(before);
      assertThat(gan("evaluate", "00001-cgan").err())
          .contains(images + ": expected a folder, found none. Give the folder of images.")
          .hasLineCount(1);
      GanCommand resumed = gan("resume", "00001-cgan", "--set", "training.steps=101");
      assertThat(resumed.code()).isEqualTo(2);
    } finally {
      Files.move(elsewhere, images);
    }
  }

  @Test
  void runWithoutItsRecordOfTheImagesReadsThem() throws IOException {
    byte[] before = sample("with-record");
    Path record = runs.resolve("00001-cgan/data.json");
    Path aside = Files.move(record, folder.resolve("data.json"));
    Path images = folder.resolve("images");
    Path elsewhere = folder.resolve("elsewhere");
    try {
      assertThat(sample("without-record")).isEqualTo(before);
      Files.move(images, elsewhere);
      GanCommand refused =
          gan("sample", "00001-cgan", "--count", 1, "--out", folder.resolve("none"));
      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.err())
          .isEqualToIgnoringNewLines(
              "no "
                  + record
                  + ", which runs of earlier versions lack: the training images of 00001-cgan: "
                  + images
                  + ": expected a folder, found none. Give the folder of images.");
      Files.move(elsewhere, images);
    } finally {
      Files.move(aside, record);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 2})
  void labelsOutsideTheClassesAreRefused(int label) {
    Path out = folder.resolve("none");
    GanCommand refused =
        gan("sample", "00001-cgan", "--count", 1, "--out", out, "--label=" + label);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .isEqualToIgnoringNewLines(
            "--label: expected a class of folder (bar and box), found "
                + label
                + ". Choose one of these.");
    assertThat(out).doesNotExist();
  }

  @Test
  void labelsForUnconditionalVariantsAreRefused() {
    GanCommand refused =
        gan("sample", "00002-tiny", "--count", 1, "--out", folder.resolve("none"), "--label", 1);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .isEqualToIgnoringNewLines(
            "--label: expected a run of a conditional variant, found one whose samples have no"
                + " class to ask for. Leave it out, or choose a run of a variant such as Cgan.");
  }
}
