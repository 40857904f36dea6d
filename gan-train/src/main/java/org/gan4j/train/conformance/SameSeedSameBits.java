package org.gan4j.train.conformance;

import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;

/**
 * Checks that two trainings of one seed give the same bits, and that no operation of the graph
 * draws random numbers from a state of its own.
 */
final class SameSeedSameBits implements Check {

  private static final int STEPS = 3;
  private static final Set<String> STATEFUL =
      Set.of("Multinomial", "TruncatedNormal", "ParameterizedTruncatedNormal");

  @Override
  public String name() {
    return "same seed, same bits";
  }

  @Override
  public Outcome of(CheckedVariant checked) {
    Optional<String> draw = statefulDraw(checked.graph().graph());
    if (draw.isPresent()) {
      return Outcome.failed(draw.get());
    }
    Map<String, byte[]> values;
    try (Trial trial = checked.trial()) {
      trial.steps(checked.lateStep(), STEPS);
      values = trial.values();
    }
    try (Trial trial = checked.trial(checked.again())) {
      trial.steps(checked.lateStep(), STEPS);
      return Difference.first(values, trial.values())
          .map(found -> Outcome.failed("after " + STEPS + " steps " + found))
          .orElseGet(() -> Outcome.passed(values.size() + " variables after " + STEPS + " steps"));
    }
  }

  private static Optional<String> statefulDraw(Graph graph) {
    for (Iterator<GraphOperation> all = graph.operations(); all.hasNext(); ) {
      GraphOperation operation = all.next();
      String type = operation.type();
      if (type.startsWith("Random") || type.startsWith("Stateful") || STATEFUL.contains(type)) {
        return Optional.of(
            String.format(
                Locale.ROOT,
                "operation '%s' (%s) draws from no stream of the experiment's seed; use tape.uniform, tape.normal or tape.latents",
                operation.name(),
                type));
      }
    }
    return Optional.empty();
  }
}
