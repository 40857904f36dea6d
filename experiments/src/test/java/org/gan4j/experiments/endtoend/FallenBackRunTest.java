package org.gan4j.experiments.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.core.run.RunStatus;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.EvaluationFiles;
import org.gan4j.eval.ProtocolRecord;
import org.gan4j.eval.Samples;
import org.gan4j.experiments.GanCommand;
import org.gan4j.train.run.Provenance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs that are resumed from a checkpoint of before an accepted change: its record goes with it.
 */
class FallenBackRunTest {

  @TempDir private Path folder;
  private TinyProject project;
  private RunDirectory run;
  private Path early;

  /** Twenty steps, and a copy of the checkpoint after ten. */
  @BeforeEach
  void trainABit() throws IOException {
    project = new TinyProject(folder);
    Path runs = folder.resolve("runs");
    GanCommand trained =
        GanCommand.run(
            "train",
            project.trainingOnly(),
            "--runs",
            runs,
            "--set",
            "training.steps=20",
            "--set",
            "training.checkpointEvery=10");
    assertThat(trained.code()).isZero();
    run = TinyProject.run(runs, "00001-training");
    early = folder.resolve("early");
    copy(run.checkpoints().resolve("step-00000010"), early);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (String file : TinyProject.files(from)) {
      Files.copy(from.resolve(file), to.resolve(file));
    }
  }

  private GanCommand resume(String... options) {
    Stream<Object> all = Stream.concat(Stream.of("resume", run.path()), Stream.of(options));
    GanCommand command = GanCommand.run(all.toArray());
    assertThat(command.err()).isEmpty();
    assertThat(command.code()).isZero();
    return command;
  }

  private void loseCheckpoints() throws IOException {
    MoreFiles.deleteDirectoryContents(run.checkpoints(), RecursiveDeleteOption.ALLOW_INSECURE);
  }

  private void fallBackToStepTen() throws IOException {
    loseCheckpoints();
    copy(early, run.checkpoints().resolve("step-00000010"));
  }

  private List<Provenance.Change> changes() {
    return Provenance.read(run.provenance()).changes();
  }

  private void assertReplayIsIdentical() {
    GanCommand replay = GanCommand.run("replay", run.path(), "--runs", folder.resolve("replays"));
    assertThat(replay.out()).contains("identical to the bit");
    assertThat(replay.code()).isZero();
  }

  @Test
  void aChangeBehindTheCheckpointIsNoLongerRecorded() throws IOException {
    GanCommand changed =
        resume("--set", "training.steps=30", "--set", "seed=2", "--accept-changes");
    assertThat(changed.terminal())
        .contains("Changed after step 20: /training/steps: 20 -> 30\n", "/seed: 1 -> 2\n");
    fallBackToStepTen();
    GanCommand back = resume("--set", "seed=1", "--accept-changes");
    assertThat(back.terminal())
        .contains("No longer changed after step 20: /seed: 1 -> 2\n")
        .contains("Changed after step 10: /training/steps: 20 -> 30\n");
    assertThat(changes()).hasSize(1);
    assertThat(changes().get(0).step()).isEqualTo(10);
    assertThat(changes().get(0).differences()).containsExactly("/training/steps: 20 -> 30");
    assertReplayIsIdentical();
  }

  @Test
  void aRunThatBeginsAnewHasNoChangesAndItsOwnFirstState() throws IOException {
    resume("--set", "training.steps=30", "--set", "seed=2", "--accept-changes");
    loseCheckpoints();
    resume();
    assertThat(changes()).isEmpty();
    assertThat(Provenance.read(run.provenance()).sessions()).hasSize(3);
    assertReplayIsIdentical();
  }

  @Test
  void theImagesOfTheCheckpointAreAskedForAndNotThoseOfTheLastSession() throws IOException {
    Path first = project.images.resolve("train/bar/00.png");
    Path own = Files.copy(first, folder.resolve("own.png"));
    Files.copy(
        project.images.resolve("train/bar/01.png"), first, StandardCopyOption.REPLACE_EXISTING);
    String before = Provenance.read(run.provenance()).datasetSha256();
    GanCommand changed = resume("--set", "training.steps=30", "--accept-changes");
    assertThat(changed.terminal()).contains("Changed after step 20: images: " + before + " -> ");

    fallBackToStepTen();
    GanCommand refused =
        GanCommand.run("resume", run.path(), "--set", "training.steps=20", "--accept-changes");
    assertThat(refused.code()).isZero();
    assertThat(changes()).hasSize(1);
    assertThat(changes().get(0).differences())
        .singleElement()
        .asString()
        .startsWith("images: " + before + " -> ");

    fallBackToStepTen();
    Files.copy(own, first, StandardCopyOption.REPLACE_EXISTING);
    resume();
    assertThat(changes()).isEmpty();
    assertReplayIsIdentical();
  }

  @Test
  void theClassesOfTheCheckpointAreAskedForAndNotThoseOfTheLastSession() throws IOException {
    Path box = project.images.resolve("train/box");
    Path crate = Files.move(box, project.images.resolve("train/crate"));
    String config = Files.readString(run.config());
    resume("--set", "training.steps=30", "--accept-changes");
    fallBackToStepTen();
    Files.writeString(run.config(), config);
    GanCommand refused = GanCommand.run("resume", run.path());
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("([\"bar\",\"box\"]), found others ([\"bar\",\"crate\"])");
    Files.move(crate, box);
    resume();
    assertThat(changes()).isEmpty();
    assertReplayIsIdentical();
  }

  @Test
  void nothingIsTrainedWithFewerStepsAndNothingIsWritten() throws IOException {
    String config = Files.readString(run.config());
    String provenance = Files.readString(run.provenance());
    for (String steps : List.of("10", "20")) {
      GanCommand refused =
          GanCommand.run(
              "resume",
              run.path(),
              "--set",
              "training.steps=" + steps,
              "--set",
              "seed=2",
              "--accept-changes");
      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.err())
          .contains("expected more than the 20 steps that are done, found " + steps);
    }
    assertThat(RunStatus.read(run)).contains(new RunStatus(RunStatus.State.FINISHED, 20, 20));
    assertThat(run.config()).hasContent(config);
    assertThat(run.provenance()).hasContent(provenance);
  }

  @Test
  void whatWasMeasuredOfLaterStepsGoes() throws IOException {
    Path later = EvaluationFiles.write(run, evaluation("later", 20));
    Path picture = Files.writeString(EvaluationFiles.picture(later), "pairs");
    Path same = EvaluationFiles.write(run, evaluation("same", 10));
    Path damaged = Files.writeString(run.evaluations().resolve("damaged.json"), "{");
    Path best = Files.createDirectories(run.best());
    copy(run.checkpoints().resolve("step-00000020"), best.resolve("step-00000020"));
    copy(run.checkpoints().resolve("step-00000020"), best.resolve("candidates/step-00000020"));
    Files.writeString(
        best.resolve("best.json"),
        "{\"step\": 20, \"metric\": \"fid\", \"selection\": 1.0, \"heldOut\": 1.0}");

    fallBackToStepTen();
    assertThat(resume().terminal()).contains("Removed " + later + ": its step runs again");
    assertThat(later).doesNotExist();
    assertThat(picture).doesNotExist();
    assertThat(same).exists();
    assertThat(damaged).exists();
    assertThat(TinyProject.files(best)).isEmpty();
  }

  private static Evaluation evaluation(String metric, long step) {
    return new Evaluation(
        metric,
        1,
        null,
        null,
        Map.of(),
        new Samples("run", "00", "run", step, 1L, "stream"),
        new ProtocolRecord(null, null, "pixels", "none", "uint8", null, 10, null, "none", "1"));
  }
}
