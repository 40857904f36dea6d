package org.gan4j.train.internal.variable;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.gan4j.core.internal.variable.VariableStore;
import org.gan4j.core.variable.Initializer;
import org.gan4j.core.variable.Variable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;

final class VariableAccessTest {

  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final VariableStore store = new VariableStore(tf, 7);

  @AfterEach
  void closeGraph() {
    graph.close();
  }

  @Test
  void allVariablesOfASmallGraphAreReadByOneRun() {
    for (int i = 0; i < 200; i++) {
      store.state("v" + i, Shape.of(10), Initializer.normal(1));
    }
    assertThat(new VariableAccess(tf, store.all()).blockCount()).isEqualTo(1);
  }

  @Test
  void aBlockEndsBeforeItIsTooLargeAndALargerVariableIsABlock() {
    for (int size : List.of(4, 4, 1, 9, 8)) {
      store.state("v" + size + "/" + store.all().size(), Shape.of(size), Initializer.normal(1));
    }
    assertThat(new VariableAccess(tf, store.all(), 8).blockCount()).isEqualTo(4);
  }

  @Test
  void whatIsWrittenInBlocksIsReadInTheirOrder() throws IOException {
    List.of(4, 4, 1, 9, 8).forEach(this::state);
    VariableAccess access = new VariableAccess(tf, store.all(), 8);
    try (Session session = new Session(graph)) {
      store.initialize(session);
      VariableAccess.write(
          session,
          List.of(access),
          new HashSet<>(store.all()),
          (variable, bytes) -> bytes.write(0, filled(bytes.size(), variable), (int) bytes.size()));

      List<String> read = new ArrayList<>();
      access.read(
          session,
          (variable, bytes) -> {
            byte[] found = new byte[(int) bytes.size()];
            bytes.read(0, found, found.length);
            assertThat(found).isEqualTo(filled(bytes.size(), variable));
            read.add(variable.name());
          });
      assertThat(read).isEqualTo(store.all().stream().map(Variable::name).toList());
    }
  }

  private void state(int size) {
    store.state("v" + store.all().size(), Shape.of(size), Initializer.normal(1));
  }

  private static byte[] filled(long size, Variable<?> variable) {
    byte[] bytes = new byte[(int) size];
    Arrays.fill(bytes, (byte) variable.name().charAt(1));
    return bytes;
  }
}
