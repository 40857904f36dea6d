package org.gan4j.experiments.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.core.run.RunStatus;
import org.gan4j.experiments.GanCommand;
import org.gan4j.train.checkpoint.CheckpointStore;
import org.gan4j.train.run.Provenance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of a training in two processes over the network when one of them dies, stops, or
 * never comes. Each command keeps a process of its own going, which is the one that trains.
 */
@DisabledOnOs(OS.WINDOWS)
@Timeout(600)
class LostProcessesTest {

  @TempDir private static Path folder;
  private static Path config;

  private final List<Process> started = new ArrayList<>();

  @BeforeAll
  static void makeProject() throws IOException {
    config = new TinyProject(folder).trainingOnly();
  }

  @AfterEach
  void endAll() {
    started.forEach(process -> process.descendants().forEach(ProcessHandle::destroyForcibly));
    started.forEach(Process::destroyForcibly);
  }

  private Process start(Path log, int rank, Object... arguments) throws IOException {
    var builder = new ProcessBuilder(GanProcess.command(arguments));
    builder.environment().put("GAN_RANK", "" + rank);
    builder.environment().put("GAN_SECRET", "a secret for the tests alone");
    Process process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    started.add(process);
    return process;
  }

  /** A training of two processes that is in its steps. */
  private record Training(Process chief, Process follower, RunDirectory run, Path log) {

    /** The process that trains, and not the one that keeps it going. */
    static ProcessHandle child(Process process) {
      return process.children().findFirst().orElseThrow();
    }

    String said() throws IOException {
      return Files.readString(log);
    }

    int awaitEnd() throws InterruptedException {
      assertThat(chief.waitFor(300, TimeUnit.SECONDS)).isTrue();
      assertThat(follower.waitFor(300, TimeUnit.SECONDS)).isTrue();
      return chief.exitValue();
    }

    void awaitNewCheckpoint() throws InterruptedException {
      CheckpointStore checkpoints = new CheckpointStore(run.checkpoints());
      long before = checkpoints.newestStep().orElseThrow();
      while (chief.isAlive() && checkpoints.newestStep().orElseThrow() == before) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      assertThat(chief.isAlive()).isTrue();
    }

    /** Waits for a text that the processes say so often. */
    void await(String text, int times) throws Exception {
      while (said().split(text, -1).length <= times) {
        assertThat(chief.isAlive()).as(said()).isTrue();
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }

  private Training begin(String name, int steps, String execution) throws Exception {
    Path runs = folder.resolve(name);
    Path log = folder.resolve(name + ".log");
    int port = DevicesTest.freePort();
    String hosts =
        "execution={hosts: [localhost, localhost], trustedNetwork: true, port: " + port + execution;
    Object[] arguments = {
      "train",
      config,
      "--runs",
      runs,
      "--trusted-network",
      "--set",
      hosts + "}",
      "--set",
      "training.checkpointEvery=20",
      "--set",
      "training.steps=" + steps
    };
    Process follower = start(log, 1, arguments);
    Process chief = start(log, 0, arguments);
    Path run = runs.resolve("00001-training");
    while (!hasCheckpoint(run)) {
      assertThat(chief.isAlive()).as(Files.readString(log)).isTrue();
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return new Training(chief, follower, RunDirectory.open(run), log);
  }

  private static boolean hasCheckpoint(Path run) {
    return Files.isDirectory(run.resolve("checkpoints"))
        && new CheckpointStore(run.resolve("checkpoints")).newestStep().isPresent();
  }

  /** The follower's process is killed, then the first one's: each time both begin again. */
  @Test
  void aTrainingThatLosesProcessesGoesOnByItselfFromItsLastCheckpoint() throws Exception {
    Training training = begin("lost", 1500, "");
    Training.child(training.follower()).destroyForcibly();
    training.await("Resuming ", 1);
    training.awaitNewCheckpoint();
    assertThat(training.said())
        .contains("process 1 (localhost): expected it to go on training, found its connection ")
        .contains("Starting process 0 again from the last checkpoint (1 of 3 times)")
        .contains("Starting process 1 again from the last checkpoint (1 of 3 times)");
    Training.child(training.chief()).destroyForcibly();
    assertThat(training.awaitEnd()).as(training.said()).isZero();
    assertThat(training.said()).contains("(2 of 3 times)");
    assertThat(RunStatus.read(training.run()).orElseThrow().state())
        .isEqualTo(RunStatus.State.FINISHED);
    assertThat(new CheckpointStore(training.run().checkpoints()).newestStep()).hasValue(1500);
    assertThat(Provenance.read(training.run().provenance()).sessions()).hasSize(3);
  }

  @Test
  void afterAStatedNumberOfLossesItEnds() throws Exception {
    Training training = begin("given-up", 100_000, ", restarts: 0");
    Training.child(training.follower()).destroyForcibly();
    assertThat(training.awaitEnd()).isEqualTo(75);
    assertThat(training.said()).contains("The last checkpoint is kept: gan resume RUN goes on.");
    RunStatus status = RunStatus.read(training.run()).orElseThrow();
    assertThat(status.state()).isEqualTo(RunStatus.State.FAILED);
    assertThat(status.reason()).contains("process 1 (localhost)");
  }

  @Test
  void aProcessThatHangsIsGivenUp() throws Exception {
    Training training = begin("hanging", 100_000, ", peerTimeout: 20, restarts: 0");
    ProcessHandle follower = Training.child(training.follower());
    new ProcessBuilder("kill", "-STOP", "" + follower.pid()).start().waitFor();
    assertThat(training.chief().waitFor(300, TimeUnit.SECONDS)).isTrue();
    follower.destroyForcibly();
    assertThat(training.awaitEnd()).isEqualTo(75);
    assertThat(training.said()).contains("found no sign of life for 20 s");
  }

  @Test
  void theProcessesOfKilledCommandsEndWithThem() throws Exception {
    Training training = begin("killed-commands", 100_000, "");
    List<ProcessHandle> processes =
        Stream.of(training.chief(), training.follower()).map(Training::child).toList();
    training.chief().destroyForcibly();
    training.follower().destroyForcibly();
    for (ProcessHandle process : processes) {
      process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }
  }

  @Test
  void aSignalStopsAllAfterTheSameStepAndAnotherNumberOfDevicesGoesOn() throws Exception {
    Training training = begin("stopped", 100_000, "");
    training.follower().destroy();
    training.chief().destroy();
    assertThat(training.awaitEnd()).isEqualTo(143);
    assertThat(training.said()).contains("Stopped after step ");
    RunStatus stopped = RunStatus.read(training.run()).orElseThrow();
    assertThat(stopped.state()).isEqualTo(RunStatus.State.STOPPED);
    resume(training.run(), stopped.step() + 20, "execution={devices: 1}");
    resume(training.run(), stopped.step() + 40, "execution={devices: 2}");
    assertThat(Provenance.read(training.run().provenance()).changes())
        .extracting(change -> String.join(", ", change.differences()))
        .satisfiesExactly(
            first -> assertThat(first).contains("/execution/devices"),
            second -> assertThat(second).contains("/execution/devices: 1 -> 2"));
  }

  private static void resume(RunDirectory run, long steps, String execution) {
    GanCommand command =
        GanCommand.run(
            "resume",
            run.path(),
            "--accept-changes",
            "--set",
            "training.steps=" + steps,
            "--set",
            execution);
    assertThat(command.err()).isEmpty();
    assertThat(command.code()).isZero();
  }

  @Test
  void aPeerThatNeverComesIsAnErrorInTime() throws Exception {
    Path log = folder.resolve("alone.log");
    Path runs = folder.resolve("alone");
    int port = DevicesTest.freePort();
    String hosts = "hosts: [localhost, nobody.invalid], peerTimeout: 2, trustedNetwork: true";
    Process alone =
        start(
            log,
            0,
            "train",
            config,
            "--runs",
            runs,
            "--trusted-network",
            "--set",
            "execution={" + hosts + ", port: " + port + "}");
    assertThat(alone.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(alone.exitValue()).isEqualTo(2);
    assertThat(log)
        .content()
        .contains("process 1: expected a connection within 2 s, found none")
        .contains("Start the same command for every process of the training.");
    assertThat(runs).doesNotExist();
  }
}
