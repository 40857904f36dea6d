package org.gan4j.experiments.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.core.run.RunStatus;
import org.gan4j.experiments.GanCommand;
import org.gan4j.train.checkpoint.Fingerprint;
import org.gan4j.train.checkpoint.FingerprintLog;
import org.gan4j.train.run.Provenance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs that go on otherwise than they began, and what is written down of it. */
class ChangedRunTest {

  @TempDir private Path folder;
  private TinyProject project;
  private RunDirectory run;

  @BeforeEach
  void trainABit() throws IOException {
    project = new TinyProject(folder);
    GanCommand trained =
        GanCommand.run(
            "train",
            project.trainingOnly(),
            "--runs",
            folder.resolve("runs"),
            "--set",
            "training.steps=20",
            "--set",
            "training.checkpointEvery=10");
    assertThat(trained.code()).isZero();
    run = TinyProject.run(folder.resolve("runs"), "00001-training");
  }

  private Provenance provenance() {
    return Provenance.read(run.provenance());
  }

  @Test
  void anAcceptedConfigIsRecordedWithTheOneBeforeAndShownInTheReport() throws IOException {
    String before = Files.readString(run.config());
    GanCommand refused = GanCommand.run("resume", run.path(), "--set", "training.steps=30");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("found /training/steps: 20 -> 30.", "--accept-changes");
    assertThat(provenance().changes()).isEmpty();

    GanCommand accepted =
        GanCommand.run("resume", run.path(), "--set", "training.steps=30", "--accept-changes");
    assertThat(accepted.err()).isEmpty();
    assertThat(accepted.code()).isZero();
    assertThat(provenance().changes()).hasSize(1);
    Provenance.Change change = provenance().changes().get(0);
    assertThat(change.step()).isEqualTo(20);
    assertThat(change.date()).startsWith("20");
    assertThat(change.differences()).containsExactly("/training/steps: 20 -> 30");
    assertThat(change.config()).isEqualTo(before);
    assertThat(provenance().sessions())
        .extracting(Provenance.SessionTime::toStep)
        .containsExactly(20L, 30L);
    assertThat(FingerprintLog.read(run.fingerprints()))
        .extracting(Fingerprint::step)
        .containsExactly(0L, 10L, 20L, 30L);

    assertThat(GanCommand.run("report", run.path()).code()).isZero();
    assertThat(Files.readString(run.report()))
        .contains("Went on after step 20 with changes: /training/steps: 20 -&gt; 30.");
  }

  @Test
  void forceIsStillAnotherNameForIt() {
    GanCommand.run("resume", run.path(), "--set", "training.steps=30", "--force");
    assertThat(provenance().changes()).hasSize(1);
  }

  @Test
  void aChangeThatWasAcceptedIsNotAskedForAgainAfterAKill() throws IOException {
    Path copy = folder.resolve("before");
    Files.createDirectories(copy);
    for (String file : TinyProject.files(run.path())) {
      Path target = copy.resolve(file);
      Files.createDirectories(target.getParent());
      Files.copy(run.path().resolve(file), target);
    }
    GanCommand.run("resume", run.path(), "--set", "training.steps=30", "--accept-changes");
    Files.copy(run.config(), copy.resolve("config.yaml"), StandardCopyOption.REPLACE_EXISTING);
    Files.copy(
        run.provenance(), copy.resolve("provenance.json"), StandardCopyOption.REPLACE_EXISTING);
    run = RunDirectory.open(copy);

    assertThat(GanCommand.run("resume", copy).err()).isEmpty();
    assertThat(provenance().changes()).hasSize(1);
    assertThat(provenance().sessions().get(2).toStep()).isEqualTo(30);
  }

  @Test
  void acceptedImagesAreRecordedByTheirHashes() throws IOException {
    String before = provenance().datasetSha256();
    Files.copy(
        project.images.resolve("train/bar/01.png"),
        project.images.resolve("train/bar/00.png"),
        StandardCopyOption.REPLACE_EXISTING);
    GanCommand.run("resume", run.path(), "--set", "training.steps=30", "--accept-changes");
    assertThat(provenance().datasetSha256()).isNotEqualTo(before);
    assertThat(provenance().changes().get(0).differences())
        .containsExactly(
            "/training/steps: 20 -> 30",
            "images: " + before + " -> " + provenance().datasetSha256());
  }

  @Test
  void acceptedNamesOfClassesAreRecordedAndNotAskedForAgain() throws IOException {
    Files.move(project.images.resolve("train/box"), project.images.resolve("train/crate"));
    GanCommand refused = GanCommand.run("resume", run.path(), "--set", "training.steps=30");
    assertThat(refused.code()).isEqualTo(2);
    GanCommand accepted =
        GanCommand.run("resume", run.path(), "--set", "training.steps=30", "--accept-changes");
    String change = "classes: [\"bar\",\"box\"] -> [\"bar\",\"crate\"]";
    assertThat(accepted.terminal()).contains("Changed after step 20: " + change + "\n");
    assertThat(provenance().changes()).hasSize(1);
    assertThat(provenance().changes().get(0).differences())
        .containsExactly("/training/steps: 20 -> 30", change);
    GanCommand again =
        GanCommand.run("resume", run.path(), "--set", "training.steps=40", "--accept-changes");
    assertThat(again.code()).isZero();
    assertThat(provenance().changes().get(1).differences())
        .containsExactly("/training/steps: 30 -> 40");
  }

  @Test
  void anotherMachineNeedsNoConsentAndIsRecorded() throws IOException {
    String own = Files.readString(run.provenance());
    Files.writeString(
        run.provenance(), own.replaceFirst("\"oneDnn\" : \"\\w+\"", "\"oneDnn\" : \"7\""));
    GanCommand.run("resume", run.path(), "--set", "training.steps=30", "--accept-changes");
    assertThat(provenance().changes().get(0).differences())
        .containsExactly(
            "/training/steps: 20 -> 30",
            "/machine/oneDnn: 7 -> " + provenance().machine().oneDnn());
  }

  @Test
  void provenanceSaysHowItWasComputed() {
    assertThat(provenance().machine().deterministic()).isTrue();
    assertThat(provenance().machine().interOpThreads()).isPositive();
    assertThat(provenance().sessions().get(0).end()).isEqualTo(RunStatus.State.FINISHED);
  }

  @Test
  @Timeout(600)
  @DisabledOnOs(OS.WINDOWS)
  void aKilledSessionIsInTheList() throws Exception {
    RunDirectory killed = new RunDirectory(folder.resolve("killed/00001-training"));
    Process process =
        GanProcess.start(
            folder.resolve("output"),
            "train",
            project.trainingOnly(),
            "--runs",
            folder.resolve("killed"),
            "--set",
            "training.steps=1000000",
            "--set",
            "training.checkpointEvery=10");
    while (process.isAlive() && FingerprintLog.read(killed.fingerprints()).size() < 3) {
      Thread.sleep(5);
    }
    process.destroyForcibly().waitFor(300, TimeUnit.SECONDS);

    assertThat(Provenance.read(killed.provenance()).sessions()).hasSize(1);
    Provenance.SessionTime session = Provenance.read(killed.provenance()).sessions().get(0);
    assertThat(session.fromStep()).isZero();
    assertThat(session.toStep()).isGreaterThanOrEqualTo(10);
    assertThat(session.end()).isNull();
  }
}
