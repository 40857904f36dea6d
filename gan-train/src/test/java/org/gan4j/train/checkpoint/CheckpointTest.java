package org.gan4j.train.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.gan4j.core.InputException;
import org.gan4j.train.Tiny;
import org.gan4j.train.checkpoint.SafeTensorsHeader.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {

  @TempDir private Path folder;

  /** A checkpoint of another graph: whole, with other variables. */
  private void assertForeign(UnaryOperator<List<Tensor>> change, String problem)
      throws IOException {
    try (Tiny tiny = Tiny.initialized(1)) {
      Path state = Files.createDirectories(folder).resolve(Checkpoint.STATE);
      SafeTensorsHeader own = Checkpoint.headerOf(tiny.session(), 3, "seed: 1\n");
      List<Tensor> tensors = new ArrayList<>();
      own.tensors().forEach(place -> tensors.add(place.tensor()));
      writeZeros(state, SafeTensorsHeader.of(own.metadata(), change.apply(tensors)));
      Files.writeString(folder.resolve(Checkpoint.SUMS), Checkpoint.sums(hash(state)));
      Checkpoint foreign = Checkpoint.open(folder);
      assertThatThrownBy(() -> foreign.restore(tiny.session()))
          .isInstanceOf(InputException.class)
          .hasMessage(
              folder
                  + ": belongs to another graph than that of the config: it "
                  + problem
                  + ". Resume it with the config, and the version of gan4j, that wrote it.");
    }
  }

  private static void writeZeros(Path file, SafeTensorsHeader header) throws IOException {
    try (SafeTensorsWriter writer = SafeTensorsWriter.create(file, header)) {
      writer.next(header.dataSize(), (at, part, count) -> {});
      writer.finish();
    }
  }

  @Test
  void aMissingVariableIsNamed() throws IOException {
    assertForeign(
        entries -> {
          entries.removeIf(entry -> entry.name().equals("phases/critic_step/runs"));
          return entries;
        },
        "lacks 'phases/critic_step/runs'");
  }

  @Test
  void aSurplusVariableIsNamed() throws IOException {
    assertForeign(
        entries -> {
          entries.add(new Tensor("other", "I64", List.of()));
          return entries;
        },
        "holds 'other', which it does not have");
  }

  @Test
  void anotherShapeIsNamedWithBothSides() throws IOException {
    assertForeign(
        entries -> {
          entries.replaceAll(
              entry ->
                  entry.name().equals("phases/critic_step/runs")
                      ? new Tensor(entry.name(), "I64", List.of(2L))
                      : entry);
          return entries;
        },
        "holds 'phases/critic_step/runs' of shape [2], expected []");
  }

  @Test
  void anotherTypeIsNamedWithBothSides() throws IOException {
    assertForeign(
        entries -> {
          entries.replaceAll(
              entry ->
                  entry.name().equals("phases/critic_step/runs")
                      ? new Tensor(entry.name(), "F64", entry.shape())
                      : entry);
          return entries;
        },
        "holds 'phases/critic_step/runs' of type F64, expected I64");
  }

  @Test
  void aStateWithoutItsDescriptionIsDamaged() throws IOException {
    Path state = folder.resolve(Checkpoint.STATE);
    writeZeros(state, SafeTensorsHeader.of(Map.of(), List.of()));
    Files.writeString(folder.resolve(Checkpoint.SUMS), Checkpoint.sums(hash(state)));
    assertThatThrownBy(() -> Checkpoint.open(folder))
        .isInstanceOf(IOException.class)
        .hasMessage("state.safetensors does not say to which run and step it belongs");
  }

  private static String hash(Path file) throws IOException {
    return MoreFiles.asByteSource(file).hash(Hashing.sha256()).toString();
  }

  private Checkpoint saved(Tiny tiny) throws IOException {
    new CheckpointStore(folder).save(tiny.session(), 3, "seed: 1\n");
    return new CheckpointStore(folder).latest().found().orElseThrow();
  }

  @Test
  void aCheckpointThatIsRemovedBeforeItIsRestoredIsRestoredAllTheSame() throws IOException {
    try (Tiny tiny = Tiny.initialized(1);
        Tiny other = Tiny.initialized(2)) {
      Checkpoint found = saved(tiny);
      CheckpointFolder.delete(found.folder());
      found.restore(other.session());
      assertThat(Fingerprint.of(other.session(), 3)).isEqualTo(Fingerprint.of(tiny.session(), 3));
    }
  }

  @Test
  void aFileThatIsChangedAfterItWasCheckedIsRefusedAsItIsRead() throws IOException {
    try (Tiny tiny = Tiny.initialized(1)) {
      Checkpoint found = saved(tiny);
      Path state = found.folder().resolve(Checkpoint.STATE);
      try (RandomAccessFile file = new RandomAccessFile(state.toFile(), "rw")) {
        file.seek(file.length() - 1);
        file.write(77);
      }
      String problem = found.folder() + ": cannot be read (state.safetensors has SHA-256 ";
      assertThatThrownBy(() -> found.restore(tiny.session()))
          .isInstanceOf(InputException.class)
          .hasMessageStartingWith(problem + hash(state) + " while it is read, expected ");
      assertThatThrownBy(() -> Fingerprint.of(found)).hasMessageStartingWith(problem);
    }
  }

  @Test
  void tensorsInAnotherOrderAreRestored() throws IOException {
    try (Tiny tiny = Tiny.initialized(1)) {
      Path state = folder.resolve(Checkpoint.STATE);
      SafeTensorsHeader own = Checkpoint.headerOf(tiny.session(), 3, "seed: 1\n");
      List<Tensor> tensors = new ArrayList<>();
      own.tensors().forEach(place -> tensors.add(0, place.tensor()));
      writeZeros(state, SafeTensorsHeader.of(own.metadata(), tensors));
      Files.writeString(folder.resolve(Checkpoint.SUMS), Checkpoint.sums(hash(state)));
      Checkpoint.open(folder).restore(tiny.session());
      assertThat(tiny.session().variables().read().values())
          .allSatisfy(bytes -> assertThat(bytes).containsOnly(0));
    }
  }
}
