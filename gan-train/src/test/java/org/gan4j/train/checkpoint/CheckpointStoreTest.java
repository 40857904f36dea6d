package org.gan4j.train.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.gan4j.core.InputException;
import org.gan4j.train.Tiny;
import org.gan4j.train.TrainingFailure;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class CheckpointStoreTest {

  private static final String CONFIG = "seed: 1\n";

  @TempDir private static Path template;
  @TempDir private Path run;
  private Path folder;
  private CheckpointStore store;

  @BeforeAll
  static void trainOnce() {
    try (Tiny tiny = Tiny.initialized(1)) {
      trainAndKeep(new CheckpointStore(template), tiny, 6, 2);
    }
  }

  @BeforeEach
  void openStore() {
    folder = run.resolve("checkpoints");
    store = new CheckpointStore(folder);
  }

  /** The checkpoints of steps 4 and 6. */
  private void copyTrained() throws IOException {
    try (Stream<Path> all = Files.walk(template)) {
      for (Path from : all.toList()) {
        Files.copy(from, folder.resolve(template.relativize(from).toString()));
      }
    }
  }

  private static void trainAndKeep(CheckpointStore store, Tiny tiny, long steps, long every) {
    tiny.trainer(Tiny.plan(steps, 100, 100, every), store.keeping(tiny.session(), CONFIG))
        .train(0, () -> false);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(run)) {
      return all.filter(Files::isRegularFile)
          .map(file -> run.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private static void flipBit(Path file, int position) throws IOException {
    byte[] content = Files.readAllBytes(file);
    content[position] ^= 1;
    Files.write(file, content);
  }

  private void assertTheOneBeforeIsUsed(String reason) {
    CheckpointStore.Latest latest = store.latest();
    assertThat(latest.found().orElseThrow().step()).isEqualTo(4);
    assertThat(latest.damaged())
        .singleElement()
        .asString()
        .startsWith(folder.resolve("step-00000006") + " is damaged: " + reason);
  }

  @Test
  void keepsTheLastTwo() throws IOException {
    copyTrained();
    assertThat(files())
        .containsExactly(
            "checkpoints/step-00000004/SHA256SUMS",
            "checkpoints/step-00000004/state.safetensors",
            "checkpoints/step-00000006/SHA256SUMS",
            "checkpoints/step-00000006/state.safetensors");
    CheckpointStore.Latest latest = store.latest();
    assertThat(latest.damaged()).isEmpty();
    Checkpoint found = latest.found().orElseThrow();
    assertThat(found.step()).isEqualTo(6);
    assertThat(found.config()).isEqualTo(CONFIG);
  }

  @Test
  void restoringGivesBackEveryBit() {
    try (Tiny tiny = Tiny.initialized(1);
        Tiny other = Tiny.empty(1)) {
      trainAndKeep(store, tiny, 4, 4);
      store.latest().found().orElseThrow().restore(other.session());
      Checkpoint again = new CheckpointStore(run.resolve("again")).save(other.session(), 4, CONFIG);
      assertThat(again.sha256()).isEqualTo(store.latest().found().orElseThrow().sha256());
    }
  }

  @Test
  void equalRunsWriteEqualBytes() throws IOException {
    for (int i = 0; i < 2; i++) {
      store = new CheckpointStore(run.resolve("run" + i));
      try (Tiny tiny = Tiny.initialized(1)) {
        trainAndKeep(store, tiny, 5, 5);
      }
    }
    for (String name : List.of("state.safetensors", "SHA256SUMS")) {
      assertThat(run.resolve("run0/step-00000005").resolve(name))
          .hasSameBinaryContentAs(run.resolve("run1/step-00000005").resolve(name));
    }
  }

  @Test
  void anotherSeedWritesOtherBytes() {
    try (Tiny one = Tiny.initialized(1);
        Tiny two = Tiny.initialized(2)) {
      String first = store.save(one.session(), 0, CONFIG).sha256();
      assertThat(store.save(two.session(), 0, CONFIG).sha256()).isNotEqualTo(first);
    }
  }

  /** Of the file: in the header's length, in the header, in the values. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.01, 0.5, 0.999})
  void aFlippedBitInTheStateIsNamedAndTheOneBeforeUsed(double place) throws IOException {
    copyTrained();
    Path state = folder.resolve("step-00000006/state.safetensors");
    flipBit(state, (int) (place * Files.size(state)));
    assertTheOneBeforeIsUsed("state.safetensors has SHA-256 ");
  }

  /** In the hash, between hash and name, in the name, at the end. */
  @ParameterizedTest
  @ValueSource(ints = {0, 63, 64, 70, 83})
  void aFlippedBitInTheSumsIsNamedAndTheOneBeforeUsed(int position) throws IOException {
    copyTrained();
    flipBit(folder.resolve("step-00000006/SHA256SUMS"), position);
    assertTheOneBeforeIsUsed("state.safetensors has SHA-256 ");
  }

  @Test
  void aTruncatedStateIsNamedAndTheOneBeforeUsed() throws IOException {
    copyTrained();
    Path state = folder.resolve("step-00000006/state.safetensors");
    byte[] content = Files.readAllBytes(state);
    Files.write(state, java.util.Arrays.copyOf(content, content.length / 2));
    assertTheOneBeforeIsUsed("state.safetensors has SHA-256 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"state.safetensors", "SHA256SUMS"})
  void aMissingFileIsNamedAndTheOneBeforeUsed(String name) throws IOException {
    copyTrained();
    Files.delete(folder.resolve("step-00000006").resolve(name));
    assertTheOneBeforeIsUsed(name + " is missing");
  }

  @Test
  void aHalfWrittenCheckpointIsIgnoredAndGoesWithTheNext() throws IOException {
    try (Tiny tiny = Tiny.initialized(1)) {
      trainAndKeep(store, tiny, 2, 2);
      Path partial = Files.createDirectory(folder.resolve("step-00000003.partial"));
      Files.writeString(partial.resolve("state.safetensors"), "half");
      CheckpointStore.Latest latest = store.latest();
      assertThat(latest.found().orElseThrow().step()).isEqualTo(2);
      assertThat(latest.damaged()).isEmpty();

      store.save(tiny.session(), 4, CONFIG);
      assertThat(partial).doesNotExist();
      assertThat(store.latest().found().orElseThrow().step()).isEqualTo(4);
    }
  }

  @Test
  void aRunThatNeverSavedHasNone() {
    assertThat(store.latest().found()).isEmpty();
    assertThat(store.latest().damaged()).isEmpty();
  }

  @Test
  void whatCannotBeWrittenIsNamedWithItsSizeAndLeavesNothing() throws IOException {
    Files.writeString(folder, "a file where the folder should be");
    try (Tiny tiny = Tiny.initialized(1)) {
      assertThatThrownBy(() -> store.save(tiny.session(), 4, CONFIG))
          .isInstanceOf(InputException.class)
          .hasMessageMatching(
              folder
                  + ": cannot write a checkpoint of 0\\.1 MB \\(.*\\)\\. Free some space, then continue: gan"
                  + " resume "
                  + run
                  + "\\.");
    }
    assertThat(files()).containsExactly("checkpoints");
  }

  @Test
  void weightsThatAreNoNumbersAreNotKept() throws IOException {
    try (Tiny tiny = Tiny.initialized(1, 1e38)) {
      store.save(tiny.session(), 0, CONFIG);
      assertThatThrownBy(
              () ->
                  tiny.trainer(Tiny.plan(40, 1000, 1000, 20), store.keeping(tiny.session(), CONFIG))
                      .train(0, () -> false))
          .isInstanceOf(TrainingFailure.class)
          .hasMessageMatching("step 20: '.+' has values that are not finite\\. .*");
    }
    assertThat(store.latest().found().orElseThrow().step()).isZero();
    assertThat(files()).hasSize(2);
  }

  @Test
  void whoReadsBesideATrainingAlwaysFindsAWholeCheckpoint() throws Exception {
    try (Tiny trained = Tiny.initialized(1);
        Tiny reading = Tiny.initialized(2)) {
      store.save(trained.session(), 1, CONFIG);
      Fingerprint state = Fingerprint.of(trained.session(), 1);
      CompletableFuture<Void> training =
          CompletableFuture.runAsync(
              () -> {
                for (long step = 2; step <= 40; step++) {
                  store.save(trained.session(), step, CONFIG);
                }
              });
      while (!training.isDone()) {
        CheckpointStore.Latest latest = new CheckpointStore(folder).latest();
        assertThat(latest.damaged()).isEmpty();
        long chosen = latest.found().orElseThrow().step();
        // As long as it takes to build a graph: it is no longer among the last two.
        while (!training.isDone() && store.newestStep().orElseThrow() < chosen + 3) {
          Thread.onSpinWait();
        }
        latest.found().orElseThrow().restore(reading.session());
        assertThat(Fingerprint.of(reading.session(), 1)).isEqualTo(state);
      }
      training.join();
    }
  }
}
