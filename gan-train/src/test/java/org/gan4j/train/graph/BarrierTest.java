package org.gan4j.train.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gan4j.train.graph.Trained.number;
import static org.gan4j.train.graph.Trained.valueOf;

import org.gan4j.core.network.Network;
import org.gan4j.core.optimizer.Sgd;
import org.gan4j.core.variant.GanGraph;
import org.gan4j.core.variant.Optimizer;
import org.gan4j.core.variant.Tape;
import org.gan4j.core.variant.Variant;
import org.junit.jupiter.api.Test;

/**
 * The bilinear game x y from (1, 2): x descends, y ascends, at rate 0.1. Updated at once, both at
 * the weights that the step began with, x' = x - 0.1 y and y' = y + 0.1 x; in turn, y sees x'.
 */
final class BarrierTest {

  @Test
  void onePhaseUpdatesBothAtTheWeightsItBeganWith() {
    try (var trained = Trained.of(atOnce())) {
      assertThat(trained.step()).containsEntry("loss/game", 2.0);
      near(trained, 0.8, 2.1);
      // Reported before the write: 0.8 * 2.1.
      assertThat(trained.step().get("loss/game")).isCloseTo(1.68, within(1e-6));
      near(trained, 0.59, 2.18);
    }
  }

  @Test
  void twoPhasesUpdateInTurn() {
    try (var trained = Trained.of(inTurn())) {
      trained.step();
      near(trained, 0.8, 2.08);
      trained.step();
      near(trained, 0.592, 2.1392);
    }
  }

  @Test
  void noRunOfManyEverReadsAfterAWrite() {
    try (var trained = Trained.of(atOnce())) {
      float x = 1;
      float y = 2;
      for (int step = 0; step < 500; step++) {
        trained.session().run(trained.graph().phases().get(0), new int[] {0, 1});
        float previous = x;
        x -= 0.1f * y;
        y += 0.1f * previous;
        if (step % 50 == 49) {
          assertThat(trained.number("x")).isCloseTo(x, within(1e-4f * Math.abs(x) + 1e-4f));
          assertThat(trained.number("y")).isCloseTo(y, within(1e-4f * Math.abs(y) + 1e-4f));
        }
      }
    }
  }

  private static void near(Trained trained, double x, double y) {
    assertThat((double) trained.number("x")).isCloseTo(x, within(1e-6));
    assertThat((double) trained.number("y")).isCloseTo(y, within(1e-6));
  }

  private static Variant atOnce() {
    return graph -> {
      var game = new Game(graph);
      graph.phase(
          "joint",
          tape -> {
            game.descend(tape);
            game.ascend(tape);
          });
    };
  }

  private static Variant inTurn() {
    return graph -> {
      var game = new Game(graph);
      graph.phase("first", game::descend);
      graph.phase("second", game::ascend);
    };
  }

  private static final class Game {

    private final Network x;
    private final Network y;
    private final Optimizer forX;
    private final Optimizer forY;

    Game(GanGraph graph) {
      x = number(graph, "x", 1);
      y = number(graph, "y", 2);
      forX = graph.optimizer("for_x", new Sgd(0.1, 0));
      forY = graph.optimizer("for_y", new Sgd(0.1, 0));
    }

    void descend(Tape tape) {
      var product = tape.tf().math.mul(valueOf(tape, x), valueOf(tape, y));
      tape.report("loss/game", product);
      tape.apply(forX, tape.gradient(product, x));
    }

    void ascend(Tape tape) {
      var product = tape.tf().math.mul(valueOf(tape, x), valueOf(tape, y));
      tape.apply(forY, tape.gradient(tape.tf().math.neg(product), y));
    }
  }
}
