package org.gan4j.train.conformance;

import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import org.gan4j.train.graph.GraphPhase;
import org.gan4j.train.graph.PhaseTrace.Derivative;
import org.gan4j.train.internal.operation.Ancestors;
import org.tensorflow.GraphOperation;

/**
 * Checks that the gradients of every loss agree with its central differences, along one direction
 * that moves every weight in proportion to its size. Two neighbouring step sizes must agree: too
 * large a step sees the curvature of the loss, too small a step drowns in float32's rounding.
 *
 * <p>The loss of a gradient penalty jumps a little wherever a rectifier of the network switches,
 * which no gradient shows. Only steps too small for a switch agree, often on one side only.
 * Rounding is large there, so the tolerance is wider.
 *
 * <p>Gradients may be stopped only where that changes nothing, such as in spectral normalisation
 * after its vectors have converged. The check first lets them converge, with learning rates of 0.
 */
final class GradientsAgree implements Check {

  private static final double TOLERANCE = 0.05;
  private static final double KINKED = 0.2;
  private static final double[] SIZES = sizes(0.04, 3, 9);
  private static final double[] TINY_SIZES = sizes(1.6e-5, 2, 8);
  private static final int SETTLING_RUNS = 40;

  @Override
  public String name() {
    return "gradients agree with finite differences";
  }

  @Override
  public Outcome of(CheckedVariant checked) {
    int losses = 0;
    double worst = 0;
    for (GraphPhase phase : checked.graph().phases()) {
      for (Derivative taken : phase.built().trace().derivatives()) {
        try (Trial trial = checked.trial()) {
          settle(trial, phase, taken);
          LossLine line = LossLine.of(trial, phase, taken);
          Optional<String> deaf = line.deafWeight();
          boolean kinked = isKinked(taken);
          double tolerance = kinked ? KINKED : TOLERANCE;
          double error = error(line, kinked);
          if (deaf.isPresent() || !(error <= tolerance)) {
            return Outcome.failed(
                String.format(
                    Locale.ROOT,
                    "phase '%s', loss '%s': %s",
                    phase.built().name(),
                    taken.loss().op().name(),
                    deaf.orElseGet(() -> off(line, error))));
          }
          worst = Math.max(worst, error);
          losses++;
        }
      }
    }
    return Outcome.passed(
        String.format(Locale.ROOT, "%d losses, within %.1f %%", losses, 100 * worst));
  }

  private static boolean isKinked(Derivative taken) {
    return dependsOn(taken, type -> type.endsWith("ReluGrad"));
  }

  /** Returns whether a loss is computed by an operation of such a type. */
  private static boolean dependsOn(Derivative taken, Predicate<String> type) {
    return Ancestors.of(taken.loss()).stream().map(GraphOperation::type).anyMatch(type);
  }

  private static void settle(Trial trial, GraphPhase phase, Derivative taken) {
    if (dependsOn(taken, "StopGradient"::equals)) {
      trial.session().setRateFactor(0);
      for (int run = 0; run < SETTLING_RUNS; run++) {
        trial.run(phase);
      }
    }
  }

  private static double error(LossLine line, boolean kinked) {
    if (line.slope() == 0) {
      return 0;
    }
    if (!kinked) {
      return error(line.slope(), SIZES, line::difference, TOLERANCE);
    }
    double after = error(line.slope(), TINY_SIZES, line::oneSided, KINKED);
    return after <= KINKED
        ? after
        : Math.min(after, error(line.slope(), TINY_SIZES, size -> line.oneSided(-size), KINKED));
  }

  /**
   * Returns the least relative error that two neighbouring step sizes both reach; ends early if it
   * is small enough.
   */
  private static double error(
      double slope, double[] sizes, DoubleUnaryOperator difference, double enough) {
    double best = Double.POSITIVE_INFINITY;
    double last = Double.POSITIVE_INFINITY;
    for (double size : sizes) {
      double now = Math.abs(difference.applyAsDouble(size) / slope - 1);
      best = Math.min(best, Math.max(now, last));
      if (best <= enough) {
        return best;
      }
      last = now;
    }
    return best;
  }

  private static double[] sizes(double largest, double shrink, int count) {
    double[] sizes = new double[count];
    for (int i = 0; i < count; i++) {
      sizes[i] = largest / Math.pow(shrink, i);
    }
    return sizes;
  }

  private static String off(LossLine line, double error) {
    return String.format(
        Locale.ROOT,
        "the slope is %.4g by the gradient and %.4g by differences (off by %.0f %%); is a gradient stopped, or is an operation's gradient wrong?",
        line.slope(),
        line.difference(SIZES[3]),
        100 * error);
  }
}
