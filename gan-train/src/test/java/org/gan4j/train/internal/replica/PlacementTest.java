package org.gan4j.train.internal.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gan4j.core.internal.gradient.AllReduce;
import org.gan4j.core.optimizer.Sgd;
import org.gan4j.core.variant.Variant;
import org.gan4j.train.graph.GraphPhase;
import org.gan4j.train.graph.GraphSettings;
import org.gan4j.train.graph.Trained;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.internal.variable.VariableAccess;
import org.gan4j.train.session.TrainingSession;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.types.TFloat32;

/** Where the operations of a training on several devices are, and how its sums meet. */
class PlacementTest {

  private static final List<String> DEVICES = List.of("CPU:0", "CPU:1", "CPU:2", "CPU:3");

  /** Each gradient is thousands of values of very different size: another order is another sum. */
  private static final Variant LARGE_SUM =
      graph -> {
        var network = graph.network("w", new long[] {4}, layers -> layers.dense(4096).dense(1));
        var sgd = graph.optimizer("sgd", new Sgd(0.1, 0));
        graph.phase(
            "p",
            tape -> {
              var tf = tape.tf();
              var flat = tf.reshape(tape.images(), tf.constant(new int[] {-1, 4}));
              var noise = tape.normal("noise", Shape.of(tape.batchSize(), 4));
              var out = network.apply(tape, tf.math.mul(flat, tf.math.exp(noise)));
              var loss = Trained.scalar(tf, tf.math.square(out));
              tape.apply(sgd, tape.gradient(loss, network));
              tape.report("loss", loss);
            });
      };

  private static GraphSettings settings() {
    return Trained.SETTINGS.withBatchSize(4).withDevices(DEVICES, false);
  }

  private static Map<String, NodeDef> placed() {
    try (TrainingGraph graph = TrainingGraph.build(LARGE_SUM, settings())) {
      return Placement.of(graph.graph().toGraphDef(), DEVICES).getNodeList().stream()
          .collect(Collectors.toMap(NodeDef::getName, node -> node));
    }
  }

  @Test
  void everyCopyIsOnItsDeviceWithItsGradients() {
    Map<String, NodeDef> nodes = placed();
    nodes.forEach(
        (name, node) -> {
          int rank = name.startsWith("device_") ? name.charAt("device_".length()) - '0' : 0;
          if (!name.startsWith("sum_")) {
            assertThat(node.getDevice()).as(name).isEqualTo("/device:CPU:" + rank);
          }
        });
    for (int rank = 1; rank < 4; rank++) {
      assertThat(nodes).containsKey("device_" + rank + "/p/done");
      String gradients = "device_" + rank + "/p/gradient_1";
      assertThat(nodes.keySet()).anyMatch(name -> name.startsWith(gradients));
    }
  }

  @Test
  void aSumGoesFromDeviceToDeviceAndTheLastOneHandsItToAll() {
    Map<String, NodeDef> nodes = placed();
    assertThat(nodes.values()).noneMatch(node -> node.getOp().equals(AllReduce.TYPE));
    assertThat(nodes.get("sum_0/of_3").getInputList()).contains("sum_0/of_2").hasSize(2);
    assertThat(nodes.get("sum_0/of_4").getInputList()).contains("sum_0/of_3").hasSize(2);
    Set<String> places = new HashSet<>();
    for (int count = 2; count <= 4; count++) {
      assertThat(places.add(nodes.get("sum_0/of_" + count).getDevice())).isTrue();
    }
    assertThat(nodes.values())
        .filteredOn(
            node -> node.getOp().equals("Identity") && node.getInputList().contains("sum_0/of_4"))
        .extracting(NodeDef::getDevice)
        .containsExactlyInAnyOrder(
            "/device:CPU:0", "/device:CPU:1", "/device:CPU:2", "/device:CPU:3");
  }

  @Test
  void noCopySeesAnothersOperationsButForSums() {
    Map<String, NodeDef> nodes = placed();
    nodes.forEach(
        (name, node) -> {
          if (!name.startsWith("sum_") && !node.getInputList().toString().contains("sum_")) {
            String copy = name.startsWith("device_") ? name.substring(0, 9) : "";
            assertThat(node.getInputList())
                .as(name)
                .allMatch(input -> sourceCopy(input).equals(copy));
          }
        });
  }

  private static String sourceCopy(String input) {
    String name = input.startsWith("^") ? input.substring(1) : input;
    return name.startsWith("device_") ? name.substring(0, 9) : "";
  }

  @Test
  void equalRunsOnFourDevicesGiveEqualBits() {
    assertThat(states(2).stream().distinct()).hasSize(1);
  }

  private static List<List<String>> states(int runs) {
    return IntStream.range(0, runs).mapToObj(run -> state()).toList();
  }

  private static List<String> state() {
    try (Trained trained = Trained.of(settings(), LARGE_SUM)) {
      GraphPhase phase = trained.session().graph().phases().get(0);
      for (int step = 0; step < 20; step++) {
        trained.session().run(phase, new int[] {0, 1, 2, 3});
      }
      assertThat(trained.session().variables().differing()).isEmpty();
      return trained.session().variables().read().entrySet().stream()
          .map(value -> value.getKey() + Arrays.hashCode(value.getValue()))
          .toList();
    }
  }

  @Test
  void aDifferenceBetweenDevicesIsFoundByName() {
    try (Trained trained = Trained.of(settings(), LARGE_SUM)) {
      TrainingSession session = trained.session();
      TrainingGraph graph = session.graph();
      var other = graph.copies().get(2).store().all().get(0);
      try (var value = TFloat32.tensorOf(other.shape())) {
        assertThat(session.variables().differing()).isEmpty();
        VariableAccess.write(
            session.session(),
            List.of(graph.copies().get(2).access()),
            Map.of(other.name(), new byte[(int) value.numBytes()]));
      }
      assertThat(session.variables().differing()).containsExactly(other.name());
    }
  }
}
