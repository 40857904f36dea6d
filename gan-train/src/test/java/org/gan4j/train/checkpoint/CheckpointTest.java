package org.gan4j.train.checkpoint;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
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
      Files.writeString(folder.resolve(Checkpoint.SUMS), Checkpoint.sums(Checkpoint.hash(state)));
      Checkpoint foreign = Checkpoint.open(folder);
      assertThatThrownBy(() -> foreign.restore(tiny.session()))
          .isInstanceOf(InputException.class)
          .hasMessage(
              folder
                  + ": belongs to another graph than the config's: it "
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
    Files.writeString(folder.resolve(Checkpoint.SUMS), Checkpoint.sums(Checkpoint.hash(state)));
    assertThatThrownBy(() -> Checkpoint.open(folder))
        .isInstanceOf(IOException.class)
        .hasMessage("state.safetensors does not say which run and step it is of");
  }
}
