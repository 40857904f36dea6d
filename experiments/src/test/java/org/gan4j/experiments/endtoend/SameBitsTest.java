package org.gan4j.experiments.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.GanCommand;
import org.gan4j.train.checkpoint.Checkpoint;
import org.gan4j.train.checkpoint.CheckpointStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * N steps equal k steps, an end at any moment, a resume and the remaining steps, bit for bit: with
 * dropout, batch norm, a moving average and a schedule on.
 */
class SameBitsTest {

  @TempDir private static Path folder;
  private static Path config;
  private static Path runs;
  private static Checkpoint straight;

  @BeforeAll
  static void trainStraightThrough() throws IOException {
    config = new TinyProject(folder).trainingOnly();
    runs = folder.resolve("runs");
    straight = train(runs, 1);
  }

  private static Checkpoint train(Path into, long seed) {
    GanCommand command = GanCommand.run("train", config, "--runs", into, "--seed", seed);
    assertThat(command.err()).isEmpty();
    assertThat(command.code()).isZero();
    return latest(into);
  }

  private static Checkpoint latest(Path runs) {
    RunDirectory run = RunDirectory.open(runs.resolve("00001-training"));
    return new CheckpointStore(run.checkpoints()).latest().found().orElseThrow();
  }

  private static List<String> metricsWithoutTimes(Path runs) throws IOException {
    return Files.readAllLines(runs.resolve("00001-training/metrics.jsonl")).stream()
        .map(line -> line.replaceAll("\"seconds\":[0-9.E-]+,", ""))
        .toList();
  }

  private static GanCommand resume(Path runs) {
    GanCommand resumed = GanCommand.run("resume", "00001-training", "--runs", runs);
    assertThat(resumed.err()).isEmpty();
    assertThat(resumed.code()).isZero();
    return resumed;
  }

  @Test
  void equalRunsGiveEqualCheckpoints() throws IOException {
    Path again = folder.resolve("again");
    assertThat(train(again, 1).sha256()).isEqualTo(straight.sha256());
    assertThat(straight.step()).isEqualTo(200);
    assertThat(metricsWithoutTimes(again)).isEqualTo(metricsWithoutTimes(runs)).hasSize(22);
    assertThat(again.resolve("00001-training/samples/step-00000200.png"))
        .hasSameBinaryContentAs(runs.resolve("00001-training/samples/step-00000200.png"));
  }

  @Test
  void anotherSeedGivesAnotherCheckpoint() {
    assertThat(train(folder.resolve("seed"), 2).sha256()).isNotEqualTo(straight.sha256());
  }

  /** A copy of the run as a process that was killed left it. */
  private static Path killed(String name, int lines, String... lostCheckpoints) throws IOException {
    Path copy = folder.resolve(name);
    Path run = runs.resolve("00001-training");
    for (String file : TinyProject.files(run)) {
      Path target = copy.resolve("00001-training").resolve(file);
      Files.createDirectories(target.getParent());
      Files.copy(run.resolve(file), target);
    }
    for (String lost : lostCheckpoints) {
      MoreFiles.deleteRecursively(
          copy.resolve("00001-training/checkpoints").resolve(lost),
          RecursiveDeleteOption.ALLOW_INSECURE);
    }
    Path metrics = copy.resolve("00001-training/metrics.jsonl");
    List<String> kept = Files.readAllLines(metrics).subList(0, lines);
    Files.writeString(metrics, String.join("\n", kept) + "\n{\"step\":1");
    return copy;
  }

  private static void assertSameAsStraightThrough(Path resumed) throws IOException {
    assertThat(latest(resumed).sha256()).isEqualTo(straight.sha256());
    assertThat(metricsWithoutTimes(resumed)).isEqualTo(metricsWithoutTimes(runs));
    assertThat(resumed.resolve("00001-training/samples/step-00000200.png"))
        .hasSameBinaryContentAs(runs.resolve("00001-training/samples/step-00000200.png"));
  }

  @Test
  void resumingFromTheMiddleGivesTheSameBits() throws IOException {
    Path resumed = killed("middle", 13, "step-00000200");
    assertThat(resume(resumed).terminal())
        .startsWith("Resuming " + resumed.resolve("00001-training") + " after step 100");
    assertSameAsStraightThrough(resumed);
  }

  @Test
  void aDamagedCheckpointIsNamedAndTheOneBeforeUsed() throws IOException {
    Path resumed = killed("damaged", 20);
    Path state = resumed.resolve("00001-training/checkpoints/step-00000200/state.safetensors");
    Files.write(state, Arrays.copyOf(Files.readAllBytes(state), 1000));
    assertThat(resume(resumed).terminal().lines().toList())
        .first(STRING)
        .startsWith(state.getParent() + " is damaged: state.safetensors has SHA-256 ")
        .endsWith(". Set aside as step-00000200.damaged. Using the one before.");
    assertThat(state.resolveSibling("../step-00000200.damaged/state.safetensors").normalize())
        .hasSize(1000);
    assertSameAsStraightThrough(resumed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"state.safetensors", "SHA256SUMS"})
  void eachFileOfACheckpointMayBeTruncatedFlippedOrMissing(String name) throws IOException {
    for (String damage : List.of("truncated", "empty", "flipped", "missing")) {
      Path resumed = killed(damage + name, 20);
      Path file = resumed.resolve("00001-training/checkpoints/step-00000200").resolve(name);
      byte[] bytes = Files.readAllBytes(file);
      switch (damage) {
        case "truncated" -> Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
        case "empty" -> Files.write(file, new byte[0]);
        case "flipped" -> {
          bytes[bytes.length / 2] ^= 1;
          Files.write(file, bytes);
        }
        default -> Files.delete(file);
      }
      assertThat(resume(resumed).terminal())
          .contains("step-00000200 is damaged: ", "Resuming", "after step 100");
      assertSameAsStraightThrough(resumed);
    }
  }

  @Test
  void aRunThatEndedBeforeItsFirstCheckpointBeginsAnew() throws IOException {
    Path resumed = killed("early", 4, "step-00000100", "step-00000200");
    assertThat(resume(resumed).terminal())
        .startsWith("Resuming " + resumed.resolve("00001-training") + " after step 0");
    assertSameAsStraightThrough(resumed);
  }
}
