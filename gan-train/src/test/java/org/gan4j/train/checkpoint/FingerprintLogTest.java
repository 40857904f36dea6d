package org.gan4j.train.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gan4j.core.variable.Variable;
import org.gan4j.train.Tiny;
import org.gan4j.train.session.TrainingSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintLogTest {

  @TempDir private Path folder;

  private static void flipABit(TrainingSession session, String name) {
    byte[] bytes = session.variables().read().get(name);
    bytes[0] ^= 1;
    session.variables().write(Map.of(name, bytes));
  }

  private List<Long> steps() {
    return FingerprintLog.read(folder.resolve("f")).stream().map(Fingerprint::step).toList();
  }

  private FingerprintLog begun(Tiny tiny, long step) {
    FingerprintLog log = new FingerprintLog(folder.resolve("f"), tiny.session());
    log.started(step, Tiny.plan(100, 10, 100, 50));
    return log;
  }

  @Test
  void oneFlippedBitIsFoundByTheNameOfItsTensor() {
    try (Tiny tiny = Tiny.initialized(1)) {
      Fingerprint before = Fingerprint.of(tiny.session(), 5);
      assertThat(Fingerprint.of(tiny.session(), 5)).isEqualTo(before);
      String name = List.copyOf(before.tensors().keySet()).get(3);
      flipABit(tiny.session(), name);
      Fingerprint after = Fingerprint.of(tiny.session(), 5);
      assertThat(before.differing(after)).containsExactly(name);
      assertThat(after.state()).isNotEqualTo(before.state());
      assertThat(before.sameState(after)).isFalse();
    }
  }

  @Test
  void theHashesAreThoseOfTheBytes() {
    try (Tiny tiny = Tiny.initialized(1)) {
      Fingerprint found = Fingerprint.of(tiny.session(), 5);
      StringBuilder lines = new StringBuilder();
      Map<String, byte[]> values = tiny.session().variables().read();
      for (Variable<?> variable : tiny.session().graph().store().all()) {
        String name = variable.name();
        String hash = Hashing.sha256().hashBytes(values.get(name)).toString();
        assertThat(found.tensors()).containsEntry(name, hash.substring(0, 16));
        String type = name.endsWith("runs") || name.endsWith("updates") ? "I64" : "F32";
        lines.append(name).append(' ').append(type).append(' ');
        lines.append(Arrays.toString(variable.shape().asArray()));
        lines.append(' ').append(hash).append('\n');
      }
      assertThat(found.state())
          .isEqualTo(Hashing.sha256().hashString(lines, StandardCharsets.UTF_8).toString());
    }
  }

  @Test
  void aCheckpointHasTheFingerprintOfItsSessionWhateverItsConfig() {
    try (Tiny tiny = Tiny.initialized(1)) {
      Checkpoint one = new CheckpointStore(folder.resolve("a")).save(tiny.session(), 5, "seed: 1");
      Checkpoint two = new CheckpointStore(folder.resolve("b")).save(tiny.session(), 5, "seed: 2");
      assertThat(one.sha256()).isNotEqualTo(two.sha256());
      assertThat(Fingerprint.of(one))
          .isEqualTo(Fingerprint.of(two))
          .isEqualTo(Fingerprint.of(tiny.session(), 5));
    }
  }

  @Test
  void oneLineForTheBeginningAndOneACheckpoint() {
    try (Tiny tiny = Tiny.initialized(1)) {
      FingerprintLog log = begun(tiny, 0);
      log.checkpointDue(50);
      log.checkpointDue(100);
      assertThat(steps()).containsExactly(0L, 50L, 100L);
    }
  }

  @Test
  void resumingCutsItBackAndAddsTheStepThatAKillPrevented() throws IOException {
    try (Tiny tiny = Tiny.initialized(1)) {
      FingerprintLog log = begun(tiny, 0);
      log.checkpointDue(50);
      log.checkpointDue(100);
      Files.writeString(folder.resolve("f"), "{\"step\":150,\"sta", StandardOpenOption.APPEND);
      begun(tiny, 50);
      assertThat(steps()).containsExactly(0L, 50L);
      begun(tiny, 75);
      assertThat(steps()).containsExactly(0L, 50L, 75L);
      assertThat(Files.readAllLines(folder.resolve("f"))).hasSize(3);
    }
  }

  @Test
  void aLineIsReadAsItWasWritten() {
    try (Tiny tiny = Tiny.initialized(1)) {
      Fingerprint written = Fingerprint.of(tiny.session(), 5);
      assertThat(Fingerprint.parse(written.line())).contains(written);
      assertThat(Fingerprint.parse("{\"step\":5}")).isEmpty();
    }
  }
}
