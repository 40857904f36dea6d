package org.gan4j.train.graph;

import java.util.List;
import org.gan4j.core.InputException;
import org.gan4j.core.network.Discriminator;
import org.gan4j.core.penalty.GradientPenalty;
import org.gan4j.core.variant.GanGraph;
import org.gan4j.core.variant.Optimizer;
import org.gan4j.core.variant.Regularisation.R1;
import org.gan4j.core.variant.Tape;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Adds the R1 penalty that a config switches on to a variant that does not define it. It is one
 * more phase, which moves the discriminator with the variant's own optimizer. It runs only in every
 * n-th step, so it is n times as strong (Karras et al. 2020, appendix B).
 */
final class R1Phase {

  private static final String NAME = "r1";

  private R1Phase() {}

  static void declare(GanGraph graph, GraphContext context, R1 options) {
    Discriminator discriminator = only(context);
    Optimizer optimizer = optimizerOf(context, discriminator);
    graph
        .phase(
            NAME,
            tape -> {
              var tf = tape.tf();
              var penalty =
                  GradientPenalty.r1(tape, tape.images(), x -> logits(tape, discriminator, x));
              var weight = tf.constant((float) (options.weight() * options.every()));
              tape.apply(optimizer, tape.gradient(tf.math.mul(weight, penalty), discriminator));
              tape.report("penalty/r1", penalty);
            })
        .every(options.every());
  }

  private static Operand<TFloat32> logits(
      Tape tape, Discriminator discriminator, Operand<TFloat32> x) {
    return discriminator.usesLabels()
        ? discriminator.apply(tape, x, tape.labels())
        : discriminator.apply(tape, x);
  }

  private static Discriminator only(GraphContext context) {
    List<Discriminator> all =
        context.networks().all().stream()
            .filter(Discriminator.class::isInstance)
            .map(Discriminator.class::cast)
            .toList();
    if (all.size() != 1) {
      throw refused("expected a variant with one discriminator of images, found " + all.size());
    }
    return all.get(0);
  }

  private static Optimizer optimizerOf(GraphContext context, Discriminator discriminator) {
    return context.optimizers().stream()
        .filter(optimizer -> optimizer.updates(discriminator.weights()))
        .findFirst()
        .orElseThrow(
            () ->
                refused(
                    "expected an optimizer that updates '"
                        + discriminator.name()
                        + "' and nothing else, found none"));
  }

  private static InputException refused(String problem) {
    return InputException.atKey(
        "/training/regularisation/r1", problem, "Leave it out for this variant.");
  }
}
