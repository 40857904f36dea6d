package org.gan4j.experiments.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.GanCommand;
import org.gan4j.train.checkpoint.CheckpointStore;
import org.gan4j.train.run.Provenance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs in the order a user meets them, on one project. */
class WorkflowTest {

  @TempDir private static Path folder;
  private static TinyProject project;
  private static Path runs;
  private static GanCommand ran;

  @BeforeAll
  static void runOnce() {
    project = new TinyProject(folder).withNetwork();
    runs = folder.resolve("runs");
    ran = GanCommand.run("run", project.config, "--runs", runs, "--set", "training.steps=100");
  }

  private static RunDirectory finished() {
    return TinyProject.run(runs, "00001-tiny");
  }

  private static String checkpoints(RunDirectory run) {
    return new CheckpointStore(run.checkpoints())
        .latest()
        .found()
        .map(checkpoint -> checkpoint.step() + " " + checkpoint.sha256())
        .orElseThrow();
  }

  @Test
  void runEndsBySayingWhereTheReportIs() {
    assertThat(ran.err()).isEmpty();
    assertThat(ran.code()).isZero();
    String report = finished().report().toString();
    assertThat(ran.out().lines().toList())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .matches("fid40-tiny: .* \\(n = 40 v folder:images-16x16x1/test\\)"),
            line ->
                assertThat(line)
                    .matches(" {2}noise floor .* \\(n = 40, folder:images-16x16x1/train\\)"),
            line -> assertThat(line).matches("is40-tiny@2-splits: .* \\(n = 40\\)"),
            line -> assertThat(line).matches("smallest-class40-tiny: .* \\(n = 40\\)"),
            line -> assertThat(line).isEqualTo("Report: " + report));
    assertThat(ran.terminal()).startsWith("Training in " + finished().path());
  }

  @Test
  void aRunLeavesItsFilesAndNothingElse() throws IOException {
    GanCommand other =
        GanCommand.run(
            "run",
            project.config,
            "--runs",
            folder.resolve("b"),
            "--set",
            "training.steps=60",
            "--set",
            "training.checkpointEvery=50");
    assertThat(other.code()).isZero();
    assertThat(TinyProject.files(folder.resolve("b/00001-tiny")))
        .containsExactly(
            ".lock",
            "checkpoints/step-00000050/SHA256SUMS",
            "checkpoints/step-00000050/state.safetensors",
            "checkpoints/step-00000060/SHA256SUMS",
            "checkpoints/step-00000060/state.safetensors",
            "config.yaml",
            "data.json",
            "eval/fid40-tiny.json",
            "eval/is40-tiny@2-splits.json",
            "eval/smallest-class40-tiny.json",
            "fingerprints.jsonl",
            "metrics.jsonl",
            "provenance.json",
            "report.html",
            "samples/step-00000060.png",
            "status.json",
            "tensorboard/events.out.tfevents.gan4j");
  }

  @Test
  void theReportIsOfflineAndShowsTheRun() throws IOException {
    String html = Files.readString(finished().report());
    assertThat(html).contains("fid40-tiny", "generator", "Dcgan", "data:image/png;base64,");
    assertThat(html).doesNotContain("http://", "https://", "<script src", "<link");
  }

  @Test
  void evaluatingAgainGivesTheSameNumbersAndChangesNoCheckpoint() throws IOException {
    String before = checkpoints(finished());
    Path fid = finished().evaluations().resolve("fid40-tiny.json");
    String measured = Files.readString(fid);
    GanCommand again = GanCommand.run("evaluate", "00001-tiny", "--runs", runs);
    assertThat(again.code()).isZero();
    assertThat(ran.out()).startsWith(again.out());
    assertThat(Files.readString(fid)).isEqualTo(measured);
    assertThat(checkpoints(finished())).isEqualTo(before);
  }

  @Test
  void reportIsWrittenAgainWithTheSameBytes() throws IOException {
    Path out = folder.resolve("report.html");
    GanCommand again = GanCommand.run("report", finished().path(), "--out", out);
    assertThat(again.code()).isZero();
    assertThat(again.out().strip()).isEqualTo("Report: " + out);
    byte[] written = Files.readAllBytes(out);
    assertThat(GanCommand.run("report", finished().path(), "--out", out).code()).isZero();
    assertThat(out).hasBinaryContent(written);
  }

  @Test
  void sampleWritesTheSameImagesEachTime() throws IOException {
    Path few = folder.resolve("few");
    Path many = folder.resolve("many");
    assertThat(GanCommand.run("sample", finished().path(), "--count", 3, "--out", few).code())
        .isZero();
    assertThat(GanCommand.run("sample", finished().path(), "--count", 105, "--out", many).code())
        .isZero();
    List<String> names = List.of("000000.png", "000001.png", "000002.png");
    assertThat(TinyProject.files(few)).startsWith(".gan4j.json").endsWith("000002.png").hasSize(4);
    assertThat(TinyProject.files(many)).hasSize(106).endsWith("000104.png");
    for (String name : names) {
      assertThat(many.resolve(name)).hasSameBinaryContentAs(few.resolve(name));
    }
    assertThat(ImageIO.read(few.resolve("000000.png").toFile()).getWidth()).isEqualTo(16);

    assertThat(GanCommand.run("sample", finished().path(), "--count", 3, "--out", many).code())
        .isZero();
    assertThat(TinyProject.files(many)).isEqualTo(TinyProject.files(few));
    Path mine = Files.writeString(many.resolve("000003.png"), "mine");
    GanCommand refused = GanCommand.run("sample", finished().path(), "--count", 1, "--out", many);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("found 000003.png in it. Choose another folder.");
    assertThat(mine).hasContent("mine");

    Path other = folder.resolve("other");
    GanCommand.run("sample", finished().path(), "--count", 1, "--out", other, "--seed", 9);
    assertThat(Files.mismatch(other.resolve("000000.png"), few.resolve("000000.png")))
        .isNotEqualTo(-1);
  }

  @Test
  void checkPrintsTheConfigTheNetworksAndThePlanAndWritesNothing() throws IOException {
    List<String> before = TinyProject.files(folder);
    GanCommand checked = GanCommand.run("check", project.config);
    assertThat(checked.code()).isZero();
    assertThat(checked.out())
        .contains("type: Dcgan", "schedule:")
        .contains("data set   folder:images-16x16x1/train: 48 images of 16x16x1")
        .containsPattern("network    generator: [\\d,]+ parameters, \\[4\\] -> \\[16, 16, 1\\]")
        .contains("phase      joint: once every step")
        .contains("plan       200 steps of 8 images (33.33 epochs a phase)");
    assertThat(TinyProject.files(folder)).isEqualTo(before);
  }

  @Test
  void resumingAFinishedRunDoesNothingMore() {
    String before = checkpoints(finished());
    GanCommand resumed = GanCommand.run("resume", "00001-tiny", "--runs", runs);
    assertThat(resumed.code()).isZero();
    assertThat(resumed.out().strip()).isEqualTo("Run: " + finished().path());
    assertThat(checkpoints(finished())).isEqualTo(before);
  }

  @Test
  void provenanceSaysWhatTheRunWasMadeWith() {
    Provenance provenance = Provenance.read(finished().provenance());
    assertThat(provenance.seed()).isEqualTo(1);
    assertThat(provenance.dataset()).isEqualTo("folder:images-16x16x1/train");
    assertThat(provenance.datasetSha256()).hasSize(64);
    assertThat(provenance.machine().threads()).isEqualTo(2);
    assertThat(provenance.machine().oneDnn()).isEqualTo("1");
    assertThat(provenance.parameters()).hasSize(2);
    assertThat(provenance.featureNetworks())
        .extracting(Provenance.Hashed::name)
        .containsExactly("tiny");
    assertThat(provenance.featureNetworks().get(0).sha256()).hasSize(64);
    assertThat(provenance.sessions().get(0).toStep()).isEqualTo(100);
  }

  @Test
  void aClassifierTrainedAgainIsTheSameFile() {
    TinyProject again = new TinyProject(folder.resolve("again")).withNetwork();
    assertThat(again.network).hasSameBinaryContentAs(project.network);
  }
}
