package org.gan4j.experiments.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.core.run.RunStatus;
import org.gan4j.experiments.GanCommand;
import org.gan4j.train.checkpoint.CheckpointStore;
import org.gan4j.train.run.Provenance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a training in two processes when one of them dies, stops, or never comes. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(600)
class LostDevicesTest {

  private static final String RESUMABLE = "The last checkpoint is kept: gan resume RUN goes on.";

  @TempDir private static Path folder;
  private static Path config;

  @BeforeAll
  static void makeProject() throws IOException {
    config = new TinyProject(folder).trainingOnly();
  }

  /** A training of two processes that is in its steps. */
  private record Training(Process chief, ProcessHandle follower, RunDirectory run, Path log) {

    static Training begin(String name, String... values) throws Exception {
      Path runs = folder.resolve(name);
      Path log = folder.resolve(name + ".log");
      Process chief = GanProcess.start(log, arguments(runs, values));
      Path run = runs.resolve("00001-training");
      while (chief.isAlive() && !hasCheckpoint(run)) {
        Thread.sleep(20);
      }
      assertThat(chief.isAlive()).as(Files.readString(log)).isTrue();
      ProcessHandle follower = chief.descendants().findFirst().orElseThrow();
      return new Training(chief, follower, RunDirectory.open(run), log);
    }

    private static Object[] arguments(Path runs, String... values) {
      List<Object> arguments = new ArrayList<>(List.of("train", config, "--runs", runs));
      List<String> all = new ArrayList<>(List.of(values));
      all.addAll(List.of("training.steps=100000", "training.checkpointEvery=20"));
      all.forEach(value -> arguments.addAll(List.of("--set", value)));
      return arguments.toArray();
    }

    private static boolean hasCheckpoint(Path run) {
      return Files.isDirectory(run.resolve("checkpoints"))
          && new CheckpointStore(run.resolve("checkpoints")).newestStep().isPresent();
    }

    int awaitEnd() throws InterruptedException {
      assertThat(chief.waitFor(300, TimeUnit.SECONDS)).isTrue();
      follower.onExit().orTimeout(300, TimeUnit.SECONDS).join();
      return chief.exitValue();
    }
  }

  private static GanCommand resume(RunDirectory run, String... values) {
    long more = RunStatus.read(run).orElseThrow().step() + 60;
    List<Object> arguments =
        new ArrayList<>(
            List.of("resume", run.path(), "--accept-changes", "--set", "training.steps=" + more));
    for (String value : values) {
      arguments.addAll(List.of("--set", value));
    }
    GanCommand command = GanCommand.run(arguments.toArray());
    assertThat(command.err()).isEmpty();
    assertThat(command.code()).isZero();
    return command;
  }

  @Test
  void aFollowerThatIsKilledEndsTheTrainingAndItResumes() throws Exception {
    Training training = Training.begin("killed-follower", "execution={devices: 2}");
    training.follower().destroyForcibly();
    assertThat(training.awaitEnd()).isEqualTo(1);
    assertThat(training.log())
        .content()
        .contains("replica 1 (localhost): expected it to train on, found its connection ")
        .contains(RESUMABLE);
    RunStatus status = RunStatus.read(training.run()).orElseThrow();
    assertThat(status.state()).isEqualTo(RunStatus.State.FAILED);
    assertThat(status.reason()).contains("replica 1 (localhost)");
    resume(training.run());
    assertThat(RunStatus.read(training.run()).orElseThrow().state())
        .isEqualTo(RunStatus.State.FINISHED);
  }

  @Test
  void theFollowersOfAKilledChiefEnd() throws Exception {
    Training training = Training.begin("killed-chief", "execution={devices: 2}");
    training.chief().destroyForcibly();
    training.awaitEnd();
    resume(training.run());
  }

  @Test
  void aFollowerThatHangsIsGivenUp() throws Exception {
    Training training =
        Training.begin("hanging-follower", "execution={devices: 2, peerTimeout: 3}");
    new ProcessBuilder("kill", "-STOP", "" + training.follower().pid()).start().waitFor();
    assertThat(training.chief().waitFor(300, TimeUnit.SECONDS)).isTrue();
    training.follower().destroyForcibly();
    assertThat(training.awaitEnd()).isEqualTo(1);
    assertThat(training.log()).content().contains("found no sign of life for 3 s");
    assertThat(RunStatus.read(training.run()).orElseThrow().state())
        .isEqualTo(RunStatus.State.FAILED);
  }

  @Test
  void aSignalStopsAllAfterTheSameStep() throws Exception {
    Training training = Training.begin("stopped", "execution={devices: 2}");
    training.follower().destroy();
    training.chief().destroy();
    assertThat(training.awaitEnd()).isEqualTo(143);
    assertThat(training.log()).content().contains("Stopped after step ");
    assertThat(RunStatus.read(training.run()).orElseThrow().state())
        .isEqualTo(RunStatus.State.STOPPED);
  }

  @Test
  void aRunGoesOnWithAnotherNumberOfDevicesAndProvenanceSaysSo() throws Exception {
    Training training = Training.begin("other-number", "execution={devices: 2}");
    training.chief().destroy();
    training.awaitEnd();
    resume(training.run(), "execution={devices: 1}");
    resume(training.run(), "execution={devices: 2}");
    assertThat(Provenance.read(training.run().provenance()).changes())
        .extracting(change -> String.join(", ", change.differences()))
        .satisfiesExactly(
            first -> assertThat(first).contains("/execution/devices: 2 -> 1"),
            second -> assertThat(second).contains("/execution/devices: 1 -> 2"));
  }

  @Test
  void aPeerThatNeverComesIsAnErrorInTime() throws IOException {
    int port = DevicesTest.freePort();
    long start = System.nanoTime();
    GanCommand command =
        GanCommand.run(
            "train",
            config,
            "--runs",
            folder.resolve("alone"),
            "--set",
            "execution={hosts: [localhost, nobody.invalid], peerTimeout: 2, port: " + port + "}");
    assertThat(command.code()).isEqualTo(2);
    assertThat(command.err())
        .contains("replica 1: expected it within 2 s, found nobody")
        .contains("Start the same command in each place of the training.");
    assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)).isLessThan(60);
    assertThat(folder.resolve("alone")).doesNotExist();
  }
}
