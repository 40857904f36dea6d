package org.gan4j.experiments.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.core.run.RunStatus;
import org.gan4j.experiments.GanCommand;
import org.gan4j.train.checkpoint.CheckpointStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps on this machine: every job is a process of its own. */
@Timeout(600)
@DisabledOnOs(OS.WINDOWS)
class SweepTest {

  private static final String STUDY =
      """
      configs: [tiny.yaml, diverging.yaml]
      seeds: [1, 2]
      set: {training.steps: 40, training.checkpointEvery: 20, training.sampleEvery: 40}
      parallel: 2
      """;

  private static final String LONG =
      """
      configs: [tiny.yaml]
      seeds: [1]
      set: {training.steps: 600, training.checkpointEvery: 20, training.sampleEvery: 600}
      """;

  @TempDir private static Path folder;
  private static TinyProject project;

  @BeforeAll
  static void makeProject() throws IOException {
    project = new TinyProject(folder).withNetwork();
    String diverging = TinyProject.DCGAN.replace("learningRate: 1.0e-3", "learningRate: 1.0e+30");
    project.write(folder.resolve("diverging.yaml"), diverging);
    Files.writeString(folder.resolve("study.yaml"), STUDY);
    Files.writeString(folder.resolve("long.yaml"), LONG);
    Files.writeString(folder.resolve("held.yaml"), LONG);
    Files.writeString(folder.resolve("stopped.yaml"), LONG);
  }

  private static GanCommand sweep(String name) {
    return GanCommand.run(
        "sweep", folder.resolve(name + ".yaml"), "--runs", folder.resolve("runs"));
  }

  private static RunDirectory run(String sweep, String name) {
    return new RunDirectory(folder.resolve("runs").resolve(sweep).resolve(name));
  }

  private static String checkpoint(RunDirectory run) {
    return new CheckpointStore(run.checkpoints()).latest().found().orElseThrow().sha256();
  }

  @Test
  void aFailingJobStopsNoOtherAndWhatIsDoneIsDoneOnce() throws IOException {
    GanCommand first = sweep("study");

    assertThat(first.code()).isEqualTo(1);
    assertThat(first.out().lines().toList())
        .hasSize(6)
        .anyMatch(line -> line.matches("tiny-seed2 +done +40/40 +fid40-tiny .*"))
        .anyMatch(line -> line.matches("diverging-seed1 +failed .*(NaN|Infinity|finite).*"))
        .endsWith("2 of 4 done, 2 failed");
    GanCommand alone =
        GanCommand.run(
            "run", run("study", "00001-tiny-seed1").config(), "--runs", folder.resolve("alone"));
    assertThat(alone.code()).isZero();
    assertThat(checkpoint(run("study", "00001-tiny-seed1")))
        .isEqualTo(checkpoint(TinyProject.run(folder.resolve("alone"), "00001-config")));

    FileTime reported = Files.getLastModifiedTime(run("study", "00002-tiny-seed2").report());
    GanCommand second = sweep("study");
    assertThat(second.out().lines().toList()).endsWith("2 of 4 done, 2 failed");
    assertThat(Files.getLastModifiedTime(run("study", "00002-tiny-seed2").report()))
        .isEqualTo(reported);
    assertThat(second.err()).doesNotContain("running");
  }

  @Test
  void aJobThatWasKilledIsResumedByTheNextCallAndLosesNoBit() throws Exception {
    RunDirectory run = run("long", "00001-tiny-seed1");
    CompletableFuture<GanCommand> working = CompletableFuture.supplyAsync(() -> sweep("long"));
    while (RunStatus.read(run).map(RunStatus::step).orElse(0L) < 20 && !working.isDone()) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    job().destroyForcibly();
    GanCommand first = working.get();
    assertThat(first.code()).isEqualTo(1);
    assertThat(first.out()).contains("ended by signal 9").endsWith("0 of 1 done, 1 stopped\n");

    GanCommand second = sweep("long");

    assertThat(second.err()).contains("tiny-seed1: done");
    assertThat(second.code()).isZero();
    assertThat(Files.readString(run.path().resolve("job.log")))
        .containsPattern("Resuming .* after step [1-9]");
    assertThat(RunStatus.read(run).orElseThrow().state()).isEqualTo(RunStatus.State.FINISHED);
    GanCommand straight =
        GanCommand.run("train", run.config(), "--runs", folder.resolve("straight"));
    assertThat(straight.code()).isZero();
    assertThat(checkpoint(run))
        .isEqualTo(checkpoint(TinyProject.run(folder.resolve("straight"), "00001-config")));
  }

  @Test
  void askedToEndItLetsItsJobsSaveAndSaysHowToGoOn() throws Exception {
    RunDirectory run = run("stopped", "00001-tiny-seed1");
    Path shown = folder.resolve("stopped.txt");
    Process process =
        GanProcess.start(
            shown, "sweep", folder.resolve("stopped.yaml"), "--runs", folder.resolve("runs"));
    while (process.isAlive() && !Files.exists(run.metrics())) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    process.destroy();
    assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();

    assertThat(process.exitValue()).isEqualTo(128 + 15);
    RunStatus status = RunStatus.read(run).orElseThrow();
    assertThat(status.state()).isEqualTo(RunStatus.State.STOPPED);
    assertThat(status.step()).isBetween(10L, 599L);
    assertThat(Files.readString(shown))
        .contains(
            "Stopped: 0 of 1 done, 1 stopped. Go on: gan sweep "
                + folder.resolve("stopped.yaml")
                + " --runs "
                + folder.resolve("runs"));
  }

  /** The only child of this process; its command line may be too long to be told. */
  private static ProcessHandle job() {
    List<ProcessHandle> jobs = ProcessHandle.current().children().toList();
    assertThat(jobs).hasSize(1);
    return jobs.get(0);
  }

  @Test
  void aSweepThatAnotherProcessWorksOnIsRefused() throws IOException {
    Path sweep = Files.createDirectories(folder.resolve("runs/held"));
    try (FileChannel lock =
        FileChannel.open(
            sweep.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      assertThat(lock.tryLock()).isNotNull();
      GanCommand refused = sweep("held");
      assertThat(refused.err().strip())
          .isEqualTo(
              sweep
                  + ": expected a sweep that nobody works on, found one at work. Wait for the other"
                  + " process, or end it.");
      assertThat(refused.code()).isEqualTo(2);
    }
    assertThat(TinyProject.files(sweep)).containsExactly(".lock");
  }
}
