package org.gan4j.experiments.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.GanCommand;
import org.gan4j.train.run.Provenance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are done again, from their folder or from their report alone. */
class ReplayTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TENSOR = "generator/dense/kernel";

  @TempDir private static Path folder;
  private static TinyProject project;
  private static RunDirectory original;
  private static int copies;

  @BeforeAll
  static void runOnce() {
    project = new TinyProject(folder).withNetwork();
    GanCommand ran =
        GanCommand.run(
            "run",
            project.config,
            "--runs",
            folder.resolve("runs"),
            "--set",
            "training.steps=40",
            "--set",
            "training.checkpointEvery=20",
            "--set",
            "evaluation.every={steps: 20, protocol: fid20-" + project.network + "}");
    assertThat(ran.err()).isEmpty();
    original = TinyProject.run(folder.resolve("runs"), "00001-tiny");
  }

  private static GanCommand replay(Object source, Object... more) {
    copies++;
    Object[] all =
        Stream.concat(
                Stream.of("replay", source, "--runs", folder.resolve("replays-" + copies)),
                Stream.of(more))
            .toArray();
    return GanCommand.run(all);
  }

  private static RunDirectory replayed() {
    return TinyProject.run(folder.resolve("replays-" + copies), "00001-replay-of-00001-tiny");
  }

  private static String verdict(GanCommand command) {
    List<String> lines = command.out().lines().toList();
    return lines.get(lines.size() - 1);
  }

  /** The run in another place, to be changed there. */
  private static RunDirectory copy() throws IOException {
    copies++;
    Path target = folder.resolve("copy-" + copies).resolve("00001-tiny");
    for (String file : TinyProject.files(original.path())) {
      Files.createDirectories(target.resolve(file).getParent());
      Files.copy(original.path().resolve(file), target.resolve(file));
    }
    return RunDirectory.open(target);
  }

  private static void replace(Path file, String regex, String by) throws IOException {
    String before = Files.readString(file);
    String after = before.replaceFirst(regex, by);
    assertThat(after).isNotEqualTo(before);
    Files.writeString(file, after);
  }

  @Test
  void fromItsFolderItIsIdenticalToTheBit() throws IOException {
    GanCommand command = replay(original.path());
    assertThat(command.err()).isEmpty();
    assertThat(command.out().lines())
        .containsExactly(
            "Run: " + replayed().path(),
            "identical to the bit: 3 states and 4 reports, 3 metrics of 00001-tiny");
    assertThat(command.code()).isZero();
    assertThat(command.terminal()).doesNotContain("Not as recorded", "Step ");
    JsonNode result = JSON.readTree(replayed().replay().toFile());
    assertThat(result.path("verdict").asText()).isEqualTo("identical to the bit");
    assertThat(result.path("of").asText()).isEqualTo("00001-tiny");
  }

  @Test
  void fromItsReportAloneItIsIdenticalToTheBit() throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere")).resolve("x.html");
    Files.copy(original.report(), elsewhere);
    GanCommand command = replay(elsewhere, "--accept-paths");
    assertThat(verdict(command))
        .isEqualTo("identical to the bit: 3 states and 4 reports, 3 metrics of 00001-tiny");
    assertThat(replayed().config()).hasSameBinaryContentAs(original.config());
    assertThat(replayed().fingerprints()).hasSameBinaryContentAs(original.fingerprints());
  }

  @Test
  void aReportReadsNoFileElsewhereUnlessItIsAccepted() {
    GanCommand command = replay(original.report());
    assertThat(command.code()).isEqualTo(2);
    assertThat(command.err())
        .startsWith(
            "00001-tiny (config): /dataset/path: expected a path below this folder, as anybody may"
                + " have made the report, found "
                + project.images)
        .hasLineCount(1);
    assertThat(folder.resolve("replays-" + copies)).doesNotExist();
  }

  @Test
  void upToAStepOnlyThatIsCompared() {
    GanCommand command = replay(original.path(), "--until", 25);
    assertThat(verdict(command))
        .isEqualTo(
            "identical to the bit up to step 25 of 40: 2 states and 2 reports of 00001-tiny");
    assertThat(command.code()).isZero();
  }

  @Test
  void aChangedFingerprintIsFoundByItsStepAndTensor() throws IOException {
    RunDirectory tampered = copy();
    replace(
        tampered.fingerprints(),
        "(\"step\":20,.*\"" + TENSOR + "\":\")[0-9a-f]{16}",
        "$10123456789abcdef");
    GanCommand command = replay(tampered.path());
    assertThat(command.code()).isEqualTo(3);
    assertThat(verdict(command))
        .startsWith("different: the state of step 20 is the first to differ, in 1 of ")
        .endsWith(" tensors: " + TENSOR + "; the difference began after step 0 and by step 20");
    assertThat(command.terminal())
        .contains(
            "Step 20: the state is not the recorded one",
            "Ended at the first difference, after step 21");
    assertThat(replayed().evaluations()).doesNotExist();
  }

  @Test
  void toTheEndTheMetricsDecideWhetherItIsStatisticallyEqual() throws IOException {
    RunDirectory tampered = copy();
    replace(
        tampered.fingerprints(),
        "(\"step\":20,.*\"" + TENSOR + "\":\")[0-9a-f]{16}",
        "$10123456789abcdef");
    GanCommand command = replay(tampered.path(), "--to-the-end");
    assertThat(command.code()).isZero();
    assertThat(verdict(command))
        .startsWith("statistically equal: of 3 metrics the farthest is ")
        .contains(", 0.00 combined standard errors; the state of step 20 is the first to differ");
  }

  @Test
  void aChangedReportIsFoundByItsStepAndName() throws IOException {
    RunDirectory tampered = copy();
    MoreFiles.deleteRecursively(tampered.evaluations(), RecursiveDeleteOption.ALLOW_INSECURE);
    replace(tampered.metrics(), "(\"step\":30,.*\"loss/generator\":)[0-9.]+", "$10.125");
    GanCommand command = replay(tampered.path());
    assertThat(command.code()).isEqualTo(3);
    assertThat(verdict(command))
        .matches(
            "different: the report of step 30 is the first to differ, in loss/generator: [0-9.]+,"
                + " recorded 0\\.125; the difference began after step 20 and by step 30");
    assertThat(command.terminal()).contains("Step 30: a reported value is not the recorded one");
  }

  @Test
  void anotherSeedIsDifferentBeforeTheFirstStep() {
    GanCommand command = replay(original.path(), "--seed", 2);
    assertThat(command.code()).isEqualTo(3);
    assertThat(command.terminal()).contains("Not as recorded: /seed: 1 -> 2");
    assertThat(verdict(command))
        .contains("the state of step 0 is the first to differ", TENSOR)
        .endsWith("the difference was there before the first step");
  }

  @Test
  void anEditedConfigIsDifferentFromTheStepThatItMoves() throws IOException {
    RunDirectory edited = copy();
    replace(edited.config(), "beta1: 0.5", "beta1: 0.6");
    GanCommand command = replay(edited.path());
    assertThat(command.code()).isEqualTo(3);
    assertThat(verdict(command))
        .startsWith("different: the report of step 10 is the first to differ, in ")
        .contains("the state of step 20 is the first to differ, in ")
        .endsWith("the difference began after step 0 and by step 10");
  }

  @Test
  void aRunThatWentOnWithChangesIsDoneAgainInTheSameParts() throws IOException {
    RunDirectory changed = copy();
    GanCommand resumed =
        GanCommand.run(
            "resume",
            changed.path(),
            "--accept-changes",
            "--set",
            "training.steps=60",
            "--set",
            "training.schedule={type: constant}");
    assertThat(resumed.err()).isEmpty();
    assertThat(GanCommand.run("report", changed.path()).code()).isZero();
    GanCommand command = replay(changed.report(), "--accept-paths");
    assertThat(verdict(command))
        .isEqualTo("identical to the bit: 4 states and 6 reports of 00001-tiny");
    assertThat(Provenance.read(replayed().provenance()).changes())
        .extracting(Provenance.Change::differences)
        .isEqualTo(
            Provenance.read(changed.provenance()).changes().stream()
                .map(Provenance.Change::differences)
                .toList());
  }

  @Test
  void aRunThatWasStoppedOnTheWayIsComparedWhereItWasStopped() {
    replay(original.path(), "--until", 25);
    RunDirectory stopped = replayed();
    assertThat(GanCommand.run("resume", stopped.path()).err()).isEmpty();
    GanCommand command = replay(stopped.path());
    assertThat(verdict(command))
        .isEqualTo("identical to the bit: 4 states and 4 reports of 00001-replay-of-00001-tiny");
  }

  @Test
  void anotherMachineIsSaidAndTriedAllTheSame() throws IOException {
    RunDirectory other = copy();
    replace(other.provenance(), "\"processor\" : \"[^\"]*\"", "\"processor\" : \"Z80\"");
    GanCommand command = replay(other.path(), "--until", 20);
    assertThat(command.terminal()).contains("Not as recorded: /machine/processor: Z80 -> ");
    assertThat(verdict(command)).startsWith("identical to the bit up to step 20");
  }

  @Test
  void aRunFromBeforeFingerprintsIsHeldAgainstItsLastCheckpoint() throws IOException {
    RunDirectory old = copy();
    Files.delete(old.fingerprints());
    assertThat(verdict(replay(old.path())))
        .isEqualTo("identical to the bit: 1 state and 4 reports, 3 metrics of 00001-tiny");
  }

  @Test
  void otherImagesAreRefusedBeforeAnythingIsMade() throws IOException {
    Path image = project.images.resolve("train/bar/00.png");
    byte[] own = Files.readAllBytes(image);
    Files.copy(
        project.images.resolve("train/bar/01.png"), image, StandardCopyOption.REPLACE_EXISTING);
    try {
      GanCommand command = replay(original.path());
      assertThat(command.code()).isEqualTo(2);
      assertThat(command.err())
          .startsWith("00001-tiny (config): /dataset: expected the images of 00001-tiny (SHA-256 ")
          .contains("--set dataset.path=FOLDER")
          .hasLineCount(1);
      assertThat(folder.resolve("replays-" + copies)).doesNotExist();
    } finally {
      Files.write(image, own);
    }
  }

  @Test
  void imagesInAnotherPlaceAreAsGood() throws IOException {
    Path moved = folder.resolve("moved/images");
    for (String file : TinyProject.files(project.images)) {
      Files.createDirectories(moved.resolve(file).getParent());
      Files.copy(project.images.resolve(file), moved.resolve(file));
    }
    GanCommand command = replay(original.path(), "--until", 20, "--set", "dataset.path=" + moved);
    assertThat(verdict(command)).startsWith("identical to the bit up to step 20 of 40");
    assertThat(command.terminal()).contains("Not as recorded: /dataset/path: ");
  }

  @Test
  void aVariantThatIsNotHereIsNamedWithTheJarThatHadIt() throws IOException {
    RunDirectory foreign = copy();
    replace(foreign.config(), "type: Dcgan", "type: org.example.SmallDcgan");
    replace(
        foreign.provenance(),
        "\"classpath\" : \\[ ?\\]",
        "\"classpath\" : [ { \"name\" : \"small.jar\", \"sha256\" : \"00ff\" } ]");
    GanCommand command = replay(foreign.path());
    assertThat(command.code()).isEqualTo(2);
    assertThat(command.err()).contains("/variant/type", "org.example.SmallDcgan").hasLineCount(1);
    assertThat(command.terminal())
        .contains("The run had on GAN_CLASSPATH: small.jar, SHA-256 00ff");
  }
}
