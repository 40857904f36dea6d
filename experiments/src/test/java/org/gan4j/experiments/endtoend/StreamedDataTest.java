package org.gan4j.experiments.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.core.run.RunStatus;
import org.gan4j.experiments.GanCommand;
import org.gan4j.train.checkpoint.CheckpointStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder trained on from memory, from its files and from a cache: the same bits. */
class StreamedDataTest {

  private static final String RUN = "00001-training";

  @TempDir private static Path folder;
  private static TinyProject project;
  private static Path config;
  private static Path memory;

  @BeforeAll
  static void trainFromMemory() throws IOException {
    project = new TinyProject(folder);
    settle();
    config = project.trainingOnly();
    memory = folder.resolve("memory");
    GanCommand trained = train(memory);
    assertThat(trained.terminal()).doesNotContain("Waited for data");
  }

  /** Gives the images the time of long ago, as those of a data set have it. */
  private static void settle() throws IOException {
    try (Stream<Path> all = Files.walk(project.images)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000));
      }
    }
  }

  private static GanCommand run(Path runs, String... settings) {
    List<Object> arguments = new ArrayList<>(List.of("train", config, "--runs", runs));
    for (String setting : settings) {
      Collections.addAll(arguments, "--set", setting);
    }
    return GanCommand.run(arguments.toArray());
  }

  private static GanCommand train(Path runs, String... settings) {
    GanCommand command = run(runs, settings);
    assertThat(command.err()).isEmpty();
    assertThat(command.code()).isZero();
    return command;
  }

  /** The hashes of all tensors, at the start and at each checkpoint. */
  private static String states(Path runs) throws IOException {
    return Files.readString(runs.resolve(RUN).resolve("fingerprints.jsonl"));
  }

  private static List<String> metrics(Path runs) throws IOException {
    return Files.readAllLines(runs.resolve(RUN).resolve("metrics.jsonl")).stream()
        .map(line -> line.replaceAll("\"(seconds|dataWait)\":[0-9.E-]+,", ""))
        .toList();
  }

  private static void assertSameAsFromMemory(Path runs) throws IOException {
    assertThat(states(runs)).isEqualTo(states(memory));
    assertThat(metrics(runs)).isEqualTo(metrics(memory));
    assertThat(runs.resolve(RUN).resolve("samples/step-00000200.png"))
        .hasSameBinaryContentAs(memory.resolve(RUN).resolve("samples/step-00000200.png"));
  }

  @Test
  void filesReadAheadGiveTheBitsOfMemory() throws IOException {
    Path runs = folder.resolve("stream");
    GanCommand streamed = train(runs, "dataset.storage=stream", "dataset.readers=3");
    assertThat(streamed.terminal())
        .containsPattern("Waited for data for \\d+\\.\\d % of the time \\(.* of .* s\\)");
    assertThat(Files.readString(runs.resolve(RUN).resolve("metrics.jsonl")))
        .contains("\"dataWait\":");
    assertSameAsFromMemory(runs);
  }

  @Test
  void aCacheGivesTheBitsOfMemoryAndIsUsedAgain() throws IOException {
    Path cache = folder.resolve("cache");
    String cached = "dataset.cache=" + cache;
    Path first = folder.resolve("cached");
    train(first, "dataset.storage=stream", "dataset.readers=1", cached);
    assertSameAsFromMemory(first);
    List<String> made = TinyProject.files(cache);
    assertThat(made).hasSize(1);

    Path second = folder.resolve("resident");
    train(second, cached);
    assertSameAsFromMemory(second);
    assertThat(TinyProject.files(cache)).isEqualTo(made);
  }

  @Test
  void damageInMidRunEndsItInOneLineAndItGoesOnOnceMended() throws IOException {
    Path runs = folder.resolve("mended");
    String stream = "dataset.storage=stream";
    train(folder.resolve("known"), stream);
    Path bad = project.images.resolve("train/box/11.png");
    byte[] whole = Files.readAllBytes(bad);
    byte[] damaged = whole.clone();
    damaged[60] ^= 1;
    Files.write(bad, damaged);
    // Neither size nor time tell: the first pass has been made, and the step finds it.
    Files.setLastModifiedTime(bad, FileTime.fromMillis(1_000_000_000));

    GanCommand failed = run(runs, stream);
    assertThat(failed.code()).isEqualTo(2);
    assertThat(failed.err().lines()).hasSize(1).first().asString().contains(bad + ": expected ");
    RunDirectory run = RunDirectory.open(runs.resolve(RUN));
    assertThat(RunStatus.read(run).orElseThrow().state()).isEqualTo(RunStatus.State.FAILED);

    Files.write(bad, whole);
    Files.setLastModifiedTime(bad, FileTime.fromMillis(1_000_000_000));
    GanCommand resumed = GanCommand.run("resume", RUN, "--runs", runs);
    assertThat(resumed.err()).isEmpty();
    assertSameAsFromMemory(runs);
    assertThat(new CheckpointStore(run.checkpoints()).newestStep()).hasValue(200);
  }

  @Test
  void checkSaysThatImagesAreReadAhead() {
    GanCommand checked = GanCommand.run("check", config, "--set", "dataset.storage=stream");
    assertThat(checked.err()).isEmpty();
    assertThat(checked.out())
        .contains(": 48 images of 16x16x1, 2 classes (bar and box), read ahead of the steps");
  }

  @Test
  void theKeysAreReadStrictly() {
    assertThat(run(folder.resolve("none"), "dataset.storage=disk").err())
        .contains("dataset.storage: expected one of memory, stream, found \"disk\"");
    assertThat(run(folder.resolve("none"), "dataset.readers=0").err())
        .contains("dataset.readers: must be in [1, 1024], found 0");
  }
}
