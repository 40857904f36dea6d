package org.gan4j.train.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gan4j.train.graph.Trained.scalar;

import org.gan4j.core.layer.NetworkBuilder;
import org.gan4j.core.network.Layer;
import org.gan4j.core.network.Network;
import org.gan4j.core.network.Training;
import org.gan4j.core.optimizer.Sgd;
import org.gan4j.core.variable.Initializer;
import org.gan4j.core.variable.Variable;
import org.gan4j.core.variant.GanGraph;
import org.gan4j.core.variant.Tape;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** States that layers assign in training: a layer here counts its applications. */
final class TapeStatesTest {

  @Test
  void applicationsFoldThroughTheCurrentValue() {
    try (var trained =
        Trained.of(
            graph -> {
              var net = counting(graph, "net");
              train(graph, "twice", net, tape -> output(tape, net, 2));
            })) {
      trained.step();
      assertThat(trained.values("net/layer/count")).containsExactly(2);
      trained.step();
      assertThat(trained.values("net/layer/count")).containsExactly(4);
    }
  }

  @Test
  void networksThatThePhaseDoesNotUpdateKeepTheirStates() {
    try (var trained =
        Trained.of(
            graph -> {
              var moved = counting(graph, "moved");
              var resting = counting(graph, "resting");
              train(
                  graph,
                  "moves",
                  moved,
                  tape -> tape.tf().math.add(output(tape, moved, 1), output(tape, resting, 3)));
            })) {
      trained.step();
      assertThat(trained.values("moved/layer/count")).containsExactly(1);
      assertThat(trained.values("resting/layer/count")).containsExactly(0);
      assertThat(trained.graph().phases().get(0).built().writes())
          .containsExactlyInAnyOrder("moved/dense/kernel", "moved/layer/count");
    }
  }

  @Test
  void inferenceLeavesStatesAlone() {
    try (var trained =
        Trained.of(
            graph -> {
              var net = counting(graph, "net");
              train(graph, "once", net, tape -> output(tape, net, 1));
              graph.function("f", net::infer);
            })) {
      assertThat(trained.graph().functions()).containsKey("f");
      trained.step();
      assertThat(trained.values("net/layer/count")).containsExactly(1);
    }
  }

  private static void train(
      GanGraph graph,
      String phase,
      Network net,
      java.util.function.Function<Tape, Operand<TFloat32>> loss) {
    var sgd = graph.optimizer("sgd", new Sgd(0.1, 0));
    graph.phase(phase, tape -> tape.apply(sgd, tape.gradient(loss.apply(tape), net)));
  }

  /** The sum over so many applications. */
  private static Operand<TFloat32> output(Tape tape, Network net, int applications) {
    Operand<TFloat32> sum = tape.tf().constant(0f);
    for (int i = 0; i < applications; i++) {
      sum = tape.tf().math.add(sum, scalar(tape.tf(), net.apply(tape, tape.images())));
    }
    return sum;
  }

  private static Network counting(GanGraph graph, String name) {
    return graph.network(name, new long[] {2, 2, 1}, TapeStatesTest::layers);
  }

  private static void layers(NetworkBuilder net) {
    Layer count =
        (scope, input) -> {
          Variable<TFloat32> state = scope.state("count", Shape.of(1), Initializer.zeros());
          return new Layer.Connected(
              input,
              (pass, x) -> {
                pass.training().ifPresent(tape -> increment(tape, state));
                return x;
              });
        };
    net.add(count).flatten().bias(false).dense(1);
  }

  private static void increment(Training tape, Variable<TFloat32> state) {
    var one = tape.tf().constant(new float[] {1});
    tape.assign(state, tape.tf().math.add(tape.current(state), one));
  }
}
