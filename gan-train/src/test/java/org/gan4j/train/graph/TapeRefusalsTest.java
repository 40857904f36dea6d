package org.gan4j.train.graph;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gan4j.train.graph.Trained.number;
import static org.gan4j.train.graph.Trained.valueOf;

import org.assertj.core.api.AbstractThrowableAssert;
import org.gan4j.core.InputException;
import org.gan4j.core.network.Network;
import org.gan4j.core.optimizer.Adam;
import org.gan4j.core.optimizer.Sgd;
import org.gan4j.core.variant.GanGraph;
import org.gan4j.core.variant.Optimizer;
import org.gan4j.core.variant.Variant;
import org.junit.jupiter.api.Test;

/** Mistakes in a variant, each refused while the graph is built. */
final class TapeRefusalsTest {

  /** Two numbers and an optimizer, for a variant that goes wrong. */
  @FunctionalInterface
  private interface Mistake {
    void in(GanGraph graph, Network a, Network b, Optimizer sgd);
  }

  @Test
  void weightUpdatedTwice() {
    refused(
            (graph, a, b, sgd) ->
                graph.phase(
                    "p",
                    tape -> {
                      tape.apply(sgd, tape.gradient(valueOf(tape, a), a));
                      tape.apply(sgd, tape.gradient(valueOf(tape, a), a));
                    }))
        .hasMessage(
            "phase 'p': updates weight 'a/dense/kernel' twice. "
                + "Add the losses and take one gradient, or use another phase.");
  }

  @Test
  void lossThatDoesNotReachTheNetwork() {
    refused((graph, a, b, sgd) -> graph.phase("p", tape -> tape.gradient(valueOf(tape, a), b)))
        .hasMessageStartingWith("phase 'p': 'b/dense/kernel' does not affect loss 'p/")
        .hasMessageEndingWith(
            "'. Name the networks that the loss is computed with: tape.gradient(loss, network).");
  }

  @Test
  void lossThatReachesTheNetworkOnlyThroughStopGradient() {
    refused(
            (graph, a, b, sgd) ->
                graph.phase(
                    "p",
                    tape -> {
                      var fixed = tape.tf().stopGradient(valueOf(tape, b));
                      tape.gradient(tape.tf().math.mul(valueOf(tape, a), fixed), a, b);
                    }))
        .hasMessageStartingWith("phase 'p': 'b/dense/kernel' does not affect loss 'p/");
  }

  @Test
  void lossThatIsNotAScalar() {
    refused(
            (graph, a, b, sgd) ->
                graph.phase(
                    "p",
                    tape ->
                        tape.gradient(
                            a.apply(tape, tape.tf().constant(new float[][] {{1}, {2}})), a)))
        .hasMessage(
            "phase 'p': expected a scalar to differentiate, found shape [2, 1]. Take its mean.");
  }

  @Test
  void operandThatDoesNotAffectTheScalar() {
    refused(
            (graph, a, b, sgd) ->
                graph.phase("p", tape -> tape.gradient(valueOf(tape, a), tape.images())))
        .hasMessageStartingWith("phase 'p': operand 'p/")
        .hasMessageContaining("' does not affect loss 'p/");
  }

  @Test
  void reportOfTheSameNameTwice() {
    refused(
            (graph, a, b, sgd) ->
                graph.phase(
                    "p",
                    tape -> {
                      tape.report("loss/a", valueOf(tape, a));
                      tape.report("loss/a", valueOf(tape, b));
                    }))
        .hasMessage(
            "phase 'p': expected a new report name, found 'loss/a' a second time."
                + " Give each report its own name.");
  }

  @Test
  void reportThatIsNotAScalar() {
    refused((graph, a, b, sgd) -> graph.phase("p", tape -> tape.report("x", tape.latents(3))))
        .hasMessage(
            "phase 'p': expected a scalar for report 'x', found shape [2, 3]. Take its mean.");
  }

  @Test
  void labelsOfAnUnlabelledDataSet() {
    var unlabelled = Trained.SETTINGS.withData(Trained.DATA.withClasses(0));
    String message =
        "dataset: expected labels, because the variant uses them, found none. Use a labelled set.";
    assertThatThrownBy(() -> TrainingGraph.build(GanGraph::classes, unlabelled))
        .isInstanceOf(InputException.class)
        .hasMessage(message);
    assertThatThrownBy(
            () -> TrainingGraph.build(g -> g.phase("p", tape -> tape.labels()), unlabelled))
        .isInstanceOf(InputException.class)
        .hasMessage(message);
  }

  @Test
  void optimizerSharedByDifferentWeights() {
    refused(
            (graph, a, b, sgd) -> {
              var adam = graph.optimizer("adam", new Adam(0.1, 0.5, 0.9, 1e-8));
              graph.phase("p", tape -> tape.apply(adam, tape.gradient(valueOf(tape, a), a)));
              graph.phase("q", tape -> tape.apply(adam, tape.gradient(valueOf(tape, b), b)));
            })
        .hasMessage(
            "phase 'q': optimizer 'adam' updates other weights in phase 'p'. "
                + "Its step count is shared: declare a second optimizer for this phase.");
  }

  @Test
  void optimizerOfAnotherGraph() {
    Optimizer[] other = new Optimizer[1];
    TrainingGraph.build(
            graph -> {
              other[0] = graph.optimizer("elsewhere", new Sgd(0.1, 0));
              graph.phase("p", tape -> {});
            },
            Trained.SETTINGS)
        .close();
    refused(
            (graph, a, b, sgd) ->
                graph.phase("p", tape -> tape.apply(other[0], tape.gradient(valueOf(tape, a), a))))
        .hasMessage(
            "optimizer 'elsewhere': expected an optimizer of this graph, found one of another graph. "
                + "Declare it with graph.optimizer(name, config).");
  }

  @Test
  void networkOfATakenName() {
    refused((graph, a, b, sgd) -> number(graph, "a", 1))
        .hasMessage(
            "network 'a': expected a new name, found one that is taken. "
                + "Give each network its own name.");
  }

  @Test
  void optimizerAndPhaseOfATakenName() {
    refused((graph, a, b, sgd) -> graph.optimizer("sgd", new Sgd(0.1, 0)))
        .hasMessage(
            "variable 'sgd/updates': expected a new name, found one that is taken. "
                + "Give each network, layer, optimizer and phase of a variant its own name.");
    refused(
            (graph, a, b, sgd) -> {
              graph.phase("p", tape -> {});
              graph.phase("p", tape -> {});
            })
        .hasMessageStartingWith("variable 'phases/p/runs': expected a new name");
  }

  @Test
  void variantWithoutPhases() {
    refused((graph, a, b, sgd) -> {})
        .hasMessage("variant: expected at least one phase, found none. Declare graph.phase(...).");
  }

  @Test
  void samplerOfAnotherShape() {
    refused(
            (graph, a, b, sgd) -> {
              graph.phase("p", tape -> {});
              graph.sampler(1, a::infer);
            })
        .hasMessage(
            "sampler: the real images have shape [-1, 2, 2, 1], but it yields [-1, 1]. "
                + "Return generator.infer(weights, latents).");
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refused(Mistake mistake) {
    Variant variant =
        graph -> {
          var a = number(graph, "a", 1);
          var b = number(graph, "b", 1);
          mistake.in(graph, a, b, graph.optimizer("sgd", new Sgd(0.1, 0)));
        };
    return assertThatThrownBy(() -> TrainingGraph.build(variant, Trained.SETTINGS))
        .isInstanceOf(InputException.class);
  }
}
