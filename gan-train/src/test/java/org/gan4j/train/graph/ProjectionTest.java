package org.gan4j.train.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gan4j.core.InputException;
import org.gan4j.core.network.Network;
import org.gan4j.core.optimizer.Sgd;
import org.gan4j.core.variant.GanGraph;
import org.gan4j.core.variant.Tape;
import org.gan4j.core.variant.Variant;
import org.junit.jupiter.api.Test;

/** Weights that are mapped onto a set after each update. */
final class ProjectionTest {

  private static void climb(GanGraph graph, Tape tape, Network number) {
    var optimizer = graph.optimizer("sgd", new Sgd(1, 0));
    var loss = tape.tf().math.neg(Trained.valueOf(tape, number));
    tape.apply(optimizer, tape.gradient(loss, number));
  }

  @Test
  void theUpdatedWeightIsProjected() {
    Variant variant =
        graph -> {
          var number = Trained.number(graph, "number", 0.25);
          graph.phase(
              "p",
              tape -> {
                climb(graph, tape, number);
                var low = tape.tf().constant(-0.5f);
                var high = tape.tf().constant(0.5f);
                tape.project(number, value -> tape.tf().clipByValue(value, low, high));
              });
        };
    try (var trained = Trained.of(variant)) {
      trained.step();
      // 0.25 + 1, clipped.
      assertThat(trained.number("number")).isEqualTo(0.5f);
    }
  }

  @Test
  void aNetworkThatThePhaseDoesNotUpdateIsRefused() {
    Variant variant =
        graph -> {
          var number = Trained.number(graph, "number", 0);
          var other = Trained.number(graph, "other", 0);
          graph.phase(
              "p",
              tape -> {
                climb(graph, tape, number);
                tape.project(other, value -> value);
              });
        };
    assertThatThrownBy(() -> Trained.of(variant))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "phase 'p': projects network 'other', but does not update it."
                + " Project in the phase that applies its gradients.");
  }
}
