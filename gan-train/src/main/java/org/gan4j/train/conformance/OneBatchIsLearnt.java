package org.gan4j.train.conformance;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.DoublePredicate;
import org.gan4j.core.InputException;
import org.gan4j.core.variant.Overfitting;
import org.gan4j.core.variant.Variant;
import org.gan4j.train.graph.GraphPhase;
import org.gan4j.train.graph.VariantCode;

/**
 * Checks that the variant can learn one batch by heart, by the measure that the variant declares.
 * It first tries half of the steps at raised learning rates, then all of them at the variant's own
 * rates.
 */
final class OneBatchIsLearnt implements Check {

  private static final int LOOK_EVERY = 25;
  private static final double FAST = 2e-3;

  @Override
  public String name() {
    return "one batch can be overfitted";
  }

  @Override
  public Outcome of(CheckedVariant checked) {
    Variant variant = checked.variant();
    Overfitting goal = VariantCode.run(variant.getClass(), variant::overfitting);
    Outcome hastened = attempt(checked, goal, true, goal.steps() / 2);
    return hastened.passed() ? hastened : attempt(checked, goal, false, goal.steps());
  }

  private static Outcome attempt(
      CheckedVariant checked, Overfitting goal, boolean hastens, int steps) {
    try (Trial trial = checked.trial()) {
      if (hastens) {
        hasten(trial);
      }
      if (goal instanceof Overfitting.Samples samples) {
        return samples(checked, trial, samples.share(), steps);
      }
      if (goal instanceof Overfitting.ReportFalls falls) {
        requireReport(checked, falls.report());
        double first = firstReport(checked, trial, falls.report(), steps);
        String what =
            String.format(
                Locale.ROOT, "'%s' to %.3g of %.3g", falls.report(), falls.share(), first);
        return report(checked, trial, falls.report(), steps, v -> v <= falls.share() * first, what);
      }
      Overfitting.ReportReaches reaches = (Overfitting.ReportReaches) goal;
      requireReport(checked, reaches.report());
      String what = String.format(Locale.ROOT, "'%s' to %.3g", reaches.report(), reaches.value());
      return report(checked, trial, reaches.report(), steps, v -> v >= reaches.value(), what);
    }
  }

  /**
   * Raises the learning rates: those of the configs are meant for many steps on many images, here
   * the highest is at least this.
   */
  private static void hasten(Trial trial) {
    double fastest =
        trial.graph().optimizers().stream()
            .mapToDouble(optimizer -> optimizer.config().learningRate())
            .max()
            .orElse(FAST);
    trial.session().setRateFactor(Math.max(1, FAST / fastest));
  }

  private static Outcome samples(CheckedVariant checked, Trial trial, double share, int most) {
    if (checked.graph().samples().isEmpty()) {
      return Outcome.failed(
          "it has no sampler; override Variant.overfitting() and name one of its reports");
    }
    BatchDistance distance = new BatchDistance(trial, checked.data());
    double first = distance.now();
    double now = first;
    double mean = distance.ofMeanImage();
    int steps = 0;
    while (steps < most) {
      int count = Math.min(LOOK_EVERY, most - steps);
      trial.steps(checked.lateStep() + steps, count);
      steps += count;
      now = distance.now();
      if (now <= share * mean) {
        break;
      }
    }
    return new Outcome(
        now <= share * mean,
        String.format(
            Locale.ROOT,
            "samples' distance to the batch %.3f -> %.3f in %d steps (expected at most %.3f)",
            first,
            now,
            steps,
            share * mean));
  }

  /** Returns the value in the first step in which its phase runs. */
  private static double firstReport(CheckedVariant checked, Trial trial, String name, int most) {
    for (int step = 0; step < most; step++) {
      Double value = trial.steps(checked.lateStep() + step, 1).get(name);
      if (value != null) {
        return value;
      }
    }
    return Double.NaN;
  }

  private static Outcome report(
      CheckedVariant checked,
      Trial trial,
      String name,
      int most,
      DoublePredicate reached,
      String what) {
    double value = Double.NaN;
    int steps = 0;
    while (steps < most && !reached.test(value)) {
      int count = Math.min(LOOK_EVERY, most - steps);
      value = trial.steps(checked.lateStep() + steps, count).getOrDefault(name, value);
      steps += count;
    }
    return new Outcome(
        reached.test(value),
        String.format(Locale.ROOT, "%s: %.3g after %d steps", what, value, steps));
  }

  private static void requireReport(CheckedVariant checked, String name) {
    Set<String> reports = new LinkedHashSet<>();
    for (GraphPhase phase : checked.graph().phases()) {
      reports.addAll(phase.built().reports().keySet());
      reports.addAll(phase.built().trace().gradientNorms().keySet());
    }
    if (!reports.contains(name)) {
      throw new InputException(
          "Variant.overfitting()",
          "expected one of the reports " + reports + ", found '" + name + "'",
          "Name one of these.");
    }
  }
}
