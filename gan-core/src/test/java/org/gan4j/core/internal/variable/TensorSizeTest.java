package org.gan4j.core.internal.variable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gan4j.core.InputException;
import org.gan4j.core.variable.Initializer;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;

class TensorSizeTest {

  @Test
  void valuesThatNoMemoryHoldsAreRefusedByPlaceAndShape() {
    Shape shape = Shape.of(2_000_000_000L, 6272);
    assertThatThrownBy(
            () -> TensorSize.require("layer 'g/dense'", shape, TensorSize.bytes(shape), 3e10))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "layer 'g/dense': expected values that fit into this machine's memory of 30.0 GB,"
                + " found shape [2000000000, 6272], with which they take 50176.0 GB. Make the"
                + " sizes in the config smaller.");
  }

  @Test
  void aProductThatOverflowsIsLargeAndNotNegative() {
    assertThatThrownBy(() -> TensorSize.require("w", Shape.of(Long.MAX_VALUE, Long.MAX_VALUE)))
        .isInstanceOf(InputException.class);
  }

  @Test
  void unknownDimensionsAreLeftOut() {
    assertThat(TensorSize.bytes(Shape.of(-1, 10))).isEqualTo(40);
    assertThatCode(() -> TensorSize.require("v", Shape.unknown())).doesNotThrowAnyException();
  }

  /** Two thirds of the memory fit once. */
  @Test
  void variablesAreCountedTogether() {
    long size = (long) (TensorSize.memory() / 4 * 2 / 3);
    try (Graph graph = new Graph()) {
      VariableStore store = new VariableStore(Ops.create(graph), 1);
      store.state("first", Shape.of(size), Initializer.zeros());
      assertThatThrownBy(() -> store.state("second", Shape.of(size), Initializer.zeros()))
          .isInstanceOf(InputException.class)
          .hasMessageStartingWith("variable 'second': expected values that fit into");
    }
  }
}
