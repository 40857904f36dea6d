package org.gan4j.train.conformance;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import org.gan4j.train.graph.GraphPhase;
import org.gan4j.train.graph.PhaseTrace.Derivative;

/**
 * The gradients of every loss agree with central differences of it, along one direction in which
 * every weight takes part by its size. A step size must agree, and the one next to it: too large
 * ones bend, too small ones drown in float32's rounding.
 *
 * <p>The loss of a gradient penalty jumps a little wherever a rectifier of the network switches,
 * which no gradient shows: only steps too small for that agree, with little left of float32, and
 * the tolerance is wider.
 *
 * <p>Gradients may be stopped only where that changes nothing, as in spectral normalisation once
 * its vectors have settled: they are let settle, with learning rates of 0.
 */
final class GradientsAgree implements Check {

  private static final double TOLERANCE = 0.05;
  private static final double KINKED = 0.2;
  private static final double LARGEST = 0.04;
  private static final double SHRINK = 2.5;
  private static final int SIZES = 12;
  private static final int SETTLING_RUNS = 40;

  @Override
  public String name() {
    return "gradients agree with finite differences";
  }

  @Override
  public Verdict of(Bench bench) {
    int losses = 0;
    double worst = 0;
    for (GraphPhase phase : bench.graph().phases()) {
      for (Derivative taken : phase.built().trace().derivatives()) {
        try (Trial trial = bench.trial()) {
          settle(trial, phase, taken);
          LossLine line = LossLine.of(trial, phase, taken);
          Optional<String> deaf = line.deafWeight();
          double tolerance = tolerance(taken);
          double error = error(line, tolerance);
          if (deaf.isPresent() || !(error <= tolerance)) {
            return Verdict.failed(
                "phase '%s', loss '%s': %s"
                    .formatted(
                        phase.built().name(),
                        taken.loss().op().name(),
                        deaf.orElseGet(() -> off(line, error))));
          }
          worst = Math.max(worst, error);
          losses++;
        }
      }
    }
    return Verdict.passed(
        String.format(Locale.ROOT, "%d losses, within %.1f %%", losses, 100 * worst));
  }

  private static double tolerance(Derivative taken) {
    return Ancestors.anyOf(taken.loss(), type -> type.endsWith("ReluGrad")) ? KINKED : TOLERANCE;
  }

  private static void settle(Trial trial, GraphPhase phase, Derivative taken) {
    if (Ancestors.anyOf(taken.loss(), "StopGradient"::equals)) {
      trial.session().setRateFactor(0);
      for (int run = 0; run < SETTLING_RUNS; run++) {
        trial.run(phase);
      }
    }
  }

  /** The relative error of the better of the best two neighbouring step sizes' worse one. */
  private static double error(LossLine line, double tolerance) {
    double slope = line.slope();
    if (slope == 0) {
      return 0;
    }
    double best = Double.POSITIVE_INFINITY;
    double last = Double.POSITIVE_INFINITY;
    for (double size : sizes()) {
      double now = Math.abs(line.difference(size) / slope - 1);
      best = Math.min(best, Math.max(now, last));
      if (best <= tolerance) {
        return best;
      }
      last = now;
    }
    return best;
  }

  private static Iterable<Double> sizes() {
    var sizes = new ArrayList<Double>();
    for (double size = LARGEST; sizes.size() < SIZES; size /= SHRINK) {
      sizes.add(size);
    }
    return sizes;
  }

  private static String off(LossLine line, double error) {
    return String.format(
        Locale.ROOT,
        "the gradient says a slope of %.4g, differences say %.4g (off by %.0f %%); is a gradient stopped, or an operation's gradient wrong?",
        line.slope(),
        line.difference(LARGEST / SHRINK / SHRINK / SHRINK),
        100 * error);
  }
}
