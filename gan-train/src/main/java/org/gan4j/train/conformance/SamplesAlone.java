package org.gan4j.train.conformance;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.gan4j.train.session.HostTensor;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Checks that a sample, and a declared function of an image, is the same alone as in a batch. */
final class SamplesAlone implements Check {

  private static final int STEPS = 3;
  private static final int COUNT = 4;
  private static final double SHARE = 1e-3;
  private static final double ROUNDING = 1e-6;

  @Override
  public String name() {
    return "samples ignore their batch";
  }

  @Override
  public Outcome of(CheckedVariant checked) {
    int classes = Math.max(1, checked.graph().settings().data().classes());
    try (Trial trial = checked.trial()) {
      trial.steps(checked.lateStep(), STEPS);
      Optional<String> wrong = Optional.empty();
      if (checked.graph().samples().isPresent()) {
        wrong =
            depends(
                "a sample",
                (from, count) -> {
                  int[] labels = new int[count];
                  for (int i = 0; i < count; i++) {
                    labels[i] = (from + i) % classes;
                  }
                  return Inference.samples(trial, from, labels);
                });
      }
      for (Map.Entry<String, Operand<TFloat32>> function : checked.graph().functions().entrySet()) {
        wrong =
            wrong.or(
                () ->
                    depends(
                        "function '" + function.getKey() + "'",
                        (from, count) ->
                            Inference.function(trial, function.getValue(), from, count)));
      }
      return wrong
          .map(Outcome::failed)
          .orElseGet(() -> Outcome.passed(COUNT + " alone and together"));
    }
  }

  /** Returns whether the result of an example depends on the other examples of its batch. */
  private static Optional<String> depends(
      String what, BiFunction<Integer, Integer, HostTensor> yields) {
    HostTensor together = yields.apply(0, COUNT);
    double spread = 0;
    for (int i = 1; i < COUNT; i++) {
      spread = Math.max(spread, Floats.distance(together.row(0), together.row(i)));
    }
    double tolerance = SHARE * spread + ROUNDING * Math.max(1, Floats.largest(together.values()));
    for (int i = 0; i < COUNT; i++) {
      double difference = Floats.distance(together.row(i), yields.apply(i, 1).row(0));
      if (!(difference <= tolerance)) {
        return Optional.of(
            String.format(
                Locale.ROOT,
                "%s changes by up to %.2g with the other examples of its batch (samples differ by %.2g)",
                what,
                difference,
                spread));
      }
    }
    return Optional.empty();
  }
}
