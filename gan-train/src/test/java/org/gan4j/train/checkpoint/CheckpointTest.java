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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {

  @TempDir private Path folder;

  /** A checkpoint of another graph: whole, with other variables. */
  private void assertForeign(UnaryOperator<List<SafeTensors.Entry>> change, String problem)
      throws IOException {
    try (Tiny tiny = Tiny.initialized(1)) {
      Path state = Files.createDirectories(folder).resolve(Checkpoint.STATE);
      SafeTensors own = Checkpoint.stateOf(tiny.session(), 3, "seed: 1\n");
      new SafeTensors(own.metadata(), change.apply(new ArrayList<>(own.tensors()))).write(state);
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
          entries.add(new SafeTensors.Entry("other", "I64", new long[] {}, new byte[8]));
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
                      ? new SafeTensors.Entry(entry.name(), "I64", new long[] {2}, new byte[16])
                      : entry);
          return entries;
        },
        "holds 'phases/critic_step/runs' of shape [2], expected []");
  }

  @Test
  void aStateWithoutItsDescriptionIsDamaged() throws IOException {
    Path state = folder.resolve(Checkpoint.STATE);
    new SafeTensors(Map.of(), List.of()).write(state);
    Files.writeString(folder.resolve(Checkpoint.SUMS), Checkpoint.sums(Checkpoint.hash(state)));
    assertThatThrownBy(() -> Checkpoint.open(folder))
        .isInstanceOf(IOException.class)
        .hasMessage("state.safetensors does not say which run and step it is of");
  }
}
