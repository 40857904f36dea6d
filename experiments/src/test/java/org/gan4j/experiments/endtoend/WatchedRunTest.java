package org.gan4j.experiments.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.GanCommand;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signals and alarms beside a training: logged, shown, replayed, the training untouched. */
class WatchedRunTest {

  /** Raised by any run, so that there is something to look at. */
  private static final String TOUCHY =
      "alarms={diversity: {least: 1.0, times: 2, after: 0}, gradients: {exploded: 1.0e-9}}";

  @TempDir private static Path folder;
  private static TinyProject project;
  private static RunDirectory seldom;
  private static RunDirectory often;
  private static List<String> shown;

  @BeforeAll
  static void train() {
    project = new TinyProject(folder).withNetwork();
    seldom = train("seldom", "training.sampleEvery=100", "training.reportEvery=50");
    shown =
        gan("often", "training.sampleEvery=10", "training.reportEvery=5", TOUCHY)
            .terminal()
            .lines()
            .filter(line -> line.contains(": alarm "))
            .toList();
    often = RunDirectory.open(folder.resolve("often/00001-tiny"));
  }

  private static GanCommand gan(String name, String... settings) {
    Stream<Object> fixed =
        Stream.of("train", project.config, "--runs", folder.resolve(name), "--set");
    Stream<Object> all =
        Stream.concat(
            Stream.concat(fixed, Stream.of("training.steps=100")),
            Stream.concat(Stream.of("training.checkpointEvery=30"), Stream.of(settings))
                .flatMap(setting -> Stream.of("--set", setting)));
    return GanCommand.run(all.toArray());
  }

  private static RunDirectory train(String name, String... settings) {
    GanCommand command = gan(name, settings);
    assertThat(command.err()).isEmpty();
    assertThat(command.code()).isZero();
    return RunDirectory.open(folder.resolve(name).resolve("00001-tiny"));
  }

  /** Everything in a checkpoint but its header, which holds the config. */
  private static byte[] values(RunDirectory run) throws IOException {
    byte[] file = Files.readAllBytes(run.checkpoints().resolve("step-00000100/state.safetensors"));
    long header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
    return Arrays.copyOfRange(file, 8 + (int) header, file.length);
  }

  /** The lines of the log, but for the clock's. */
  private static List<String> log(RunDirectory run) throws IOException {
    return Files.readAllLines(run.metrics()).stream()
        .map(line -> line.replaceAll("\"seconds\":[^,]*,", ""))
        .toList();
  }

  @Test
  void theWeightsAreTheSameBitsHoweverOftenItLooks() throws IOException {
    assertThat(values(often)).isEqualTo(values(seldom));
  }

  @Test
  void signalsAreLoggedWithEachGridAndReport() throws IOException {
    assertThat(log(often)).filteredOn(line -> line.contains("\"diversity/samples\":")).hasSize(10);
    assertThat(log(often)).filteredOn(line -> line.contains("\"classes/overlap\":")).hasSize(10);
    assertThat(log(often)).filteredOn(line -> line.contains("\"gradient/generator\":")).hasSize(20);
  }

  @Test
  void aReplayRaisesWhatWasRaisedLive() throws IOException {
    GanCommand replay = GanCommand.run("alarms", often.path());
    assertThat(replay.code()).isZero();
    assertThat(replay.out().lines()).isEqualTo(shown).hasSizeGreaterThanOrEqualTo(3);
    assertThat(log(often)).filteredOn(line -> line.contains("\"alarm\"")).hasSameSizeAs(shown);
    assertThat(replay.out())
        .contains("the gradients of generator have exploded", "the gradients of discriminator");
  }

  @Test
  void otherThresholdsRaiseOtherAlarms() {
    GanCommand calm =
        GanCommand.run(
            "alarms",
            often.path(),
            "--set",
            "alarms.gradients.exploded=1.0e9",
            "--set",
            "alarms.diversity.least=0.0");
    assertThat(calm.out()).matches("no alarm in \\d+ lines of metrics\\R");
    GanCommand refused =
        GanCommand.run("alarms", often.path(), "--set", "alarms.diversity.least=2.0");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .startsWith("--set alarms.diversity.least: must be in [0, 1], found 2.0.");
  }

  @Test
  void theReportShowsThemAndSaysWhereThereAreNone() throws IOException {
    assertThat(GanCommand.run("report", often.path()).code()).isZero();
    assertThat(Files.readString(often.report()))
        .contains("<h3>Alarms</h3>", "the gradients of generator have exploded");
    assertThat(GanCommand.run("report", seldom.path()).code()).isZero();
    assertThat(Files.readString(seldom.report())).contains("No alarm was raised.");
  }

  @Test
  void aResumedRunHasTheSameLinesOnce() throws IOException {
    RunDirectory resumed =
        train("resumed", "training.sampleEvery=10", "training.reportEvery=5", TOUCHY);
    Files.walk(resumed.checkpoints().resolve("step-00000100"))
        .sorted(java.util.Comparator.reverseOrder())
        .forEach(file -> file.toFile().delete());
    assertThat(GanCommand.run("resume", resumed.path()).code()).isZero();
    assertThat(values(resumed)).isEqualTo(values(often));
    assertThat(log(resumed)).isEqualTo(log(often));
  }

  @Test
  void aRunThatCannotBeSavedSaysWhereItBegan() throws IOException {
    GanCommand failed =
        gan(
            "nan",
            "training.reportEvery=100",
            "variant.generatorOptimizer={type: sgd, learningRate: 1.0e+38, momentum: 0.0}");
    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.err())
        .matches(
            "step 30: '.*' has values that are not finite; first in step \\d+, phase 'joint', in"
                + " .*\\. Lower the learning rates; the last checkpoint is kept\\.\\R");
    assertThat(failed.terminal())
        .contains("A value is not finite: running steps 1 to 30 again to find where it arose");
  }
}
