package org.gan4j.experiments.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.GanCommand;
import org.gan4j.train.checkpoint.Checkpoint;
import org.gan4j.train.checkpoint.CheckpointStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training whose first updates are infinite, and which goes on at a lower rate. */
class RolledBackRunTest {

  @TempDir private static Path folder;
  private static TinyProject project;
  private static RunDirectory straight;
  private static GanCommand command;

  @BeforeAll
  static void train() {
    project = new TinyProject(folder).withNetwork();
    command = gan("straight");
    straight = RunDirectory.open(folder.resolve("straight/00001-tiny"));
  }

  private static GanCommand gan(String runs) {
    return GanCommand.run(
        "run",
        project.config,
        "--runs",
        folder.resolve(runs),
        "--set",
        "training.steps=100",
        "--set",
        "training.checkpointEvery=30",
        "--set",
        "variant.generatorOptimizer={type: sgd, learningRate: 1.0e+37, momentum: 0.0}",
        "--set",
        "training.nonFinite={type: roll-back, rateFactor: 1.0e-20, attempts: 3}");
  }

  private static Checkpoint latest(RunDirectory run) {
    return new CheckpointStore(run.checkpoints()).latest().found().orElseThrow();
  }

  private static List<String> log(RunDirectory run) throws IOException {
    return Files.readAllLines(run.metrics()).stream()
        .map(line -> line.replaceAll("\"seconds\":[^,]*,", ""))
        .toList();
  }

  @Test
  void goesBackUntilItsValuesAreFiniteAndSaysSo() throws IOException {
    assertThat(command.err()).isEmpty();
    assertThat(command.code()).isZero();
    assertThat(latest(straight).step()).isEqualTo(100);
    assertThat(log(straight)).filteredOn(line -> line.contains("\"rateFactor\"")).isNotEmpty();
    assertThat(command.terminal()).contains("not finite");
    assertThat(Files.readString(straight.report())).contains("rate");
  }

  @Test
  void isTheSameWhenItIsResumed() throws IOException {
    assertThat(gan("resumed").code()).isZero();
    RunDirectory resumed = RunDirectory.open(folder.resolve("resumed/00001-tiny"));
    MoreFiles.deleteRecursively(
        resumed.checkpoints().resolve("step-00000100"), RecursiveDeleteOption.ALLOW_INSECURE);
    assertThat(GanCommand.run("resume", resumed.path()).code()).isZero();
    assertThat(latest(resumed).sha256()).isEqualTo(latest(straight).sha256());
    assertThat(log(resumed)).isEqualTo(log(straight));
  }

  @Test
  void isTheSameWhenItIsReplayedFromItsReport() {
    GanCommand replayed =
        GanCommand.run(
            "replay", straight.report(), "--runs", folder.resolve("replays"), "--accept-paths");
    assertThat(replayed.out()).contains("identical to the bit");
    assertThat(replayed.code()).isZero();
  }
}
