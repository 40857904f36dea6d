package org.gan4j.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gan4j.core.InputException;
import org.gan4j.core.testing.TestGraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

final class NetworkTest {

  private final TestGraph graph = new TestGraph();

  @AfterEach
  void close() {
    graph.close();
  }

  @Test
  void applicationsShareTheWeights() {
    Network net = graph.network(new long[] {2}, n -> n.dense(2).leakyRelu(0.5));
    var x = graph.constant(Shape.of(1, 2), 1, -1);
    graph.set(net.weights().get(0), 1, 0, 0, 1);

    float[] once = graph.run(net.infer(graph.weights(), x));
    float[] twice = graph.run(net.infer(graph.weights(), net.infer(graph.weights(), x)));
    assertThat(once).containsExactly(1, -0.5f);
    assertThat(twice).containsExactly(1, -0.25f);
    assertThat(net.weights()).hasSize(2);
  }

  @Test
  void inputOfAnotherShapeIsRefusedNamingBoth() {
    Network net = graph.network(new long[] {28, 28, 1}, n -> n.flatten().dense(1));
    assertThatThrownBy(() -> net.infer(graph.weights(), graph.placeholder(8, 32, 32, 1)))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "network 'net': expected an input of shape [-1, 28, 28, 1], found [8, 32, 32, 1]. "
                + "Reshape the input, or build the network for it.");
  }

  @Test
  void labelsThatNoLayerUsesAreRefused() {
    Network net = graph.network(new long[] {2}, n -> n.dense(1));
    var x = graph.placeholder(4, 2);
    var labels = graph.tf().constant(new int[] {0, 1, 2, 3});

    String message =
        "network 'net': expected an application without labels (no layer uses them), found one "
            + "with labels. Add joinLabels(...) to its layers, or leave the labels out.";
    assertThatThrownBy(() -> net.infer(graph.weights(), x, labels))
        .isInstanceOf(InputException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> net.apply(graph.tape(), x, labels))
        .isInstanceOf(InputException.class)
        .hasMessage(message);
  }

  @Test
  void missingLabelsAreRefusedInTrainingToo() {
    Network net = graph.network(new long[] {2}, n -> n.joinLabels(3, 1).dense(1));
    assertThatThrownBy(() -> net.apply(graph.tape(), graph.placeholder(4, 2)))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "network 'net': expected labels (a layer of it uses them), found an application "
                + "without. Pass them: apply(tape, x, tape.labels()).");
  }
}
