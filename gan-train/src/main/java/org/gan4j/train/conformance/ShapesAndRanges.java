package org.gan4j.train.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gan4j.core.network.Application;
import org.gan4j.core.network.Range;
import org.gan4j.train.graph.GraphPhase;
import org.gan4j.train.session.HostTensor;
import org.tensorflow.ndarray.Shape;

/**
 * Checks that networks yield the shapes and ranges they declare, that samples are images, and that
 * reports and samples are finite.
 */
final class ShapesAndRanges implements Check {

  private static final double ROUNDING = 1e-5;

  @Override
  public String name() {
    return "shapes and ranges";
  }

  @Override
  public Outcome of(CheckedVariant checked) {
    List<String> wrong = new ArrayList<>();
    try (Trial trial = checked.trial()) {
      for (GraphPhase phase : trial.graph().phases()) {
        wrong.addAll(applications(trial, phase));
      }
      for (GraphPhase phase : trial.graph().phases()) {
        wrong.addAll(reports(phase, trial.run(phase)));
      }
      wrong.addAll(samples(trial));
    }
    return wrong.isEmpty()
        ? Outcome.passed(checked.graph().networks().size() + " networks")
        : Outcome.failed(wrong.get(0));
  }

  private static List<String> applications(Trial trial, GraphPhase phase) {
    List<String> wrong = new ArrayList<>();
    for (Application application : phase.built().trace().applications()) {
      HostTensor y = trial.compute(phase, List.of(application.output())).get(0);
      String what =
          String.format(
              Locale.ROOT,
              "phase '%s': network '%s'",
              phase.built().name(),
              application.network().name());
      Shape expected = application.network().output().shape();
      if (y.shape().numDimensions() == 0 || !y.shape().tail().equals(expected)) {
        wrong.add(what + " declares [batch] + " + expected + ", but yields " + y.shape());
      }
      outside(y.values(), application.network().output().range())
          .forEach(problem -> wrong.add(what + problem));
    }
    return wrong;
  }

  private static List<String> reports(GraphPhase phase, Map<String, Double> reports) {
    return reports.entrySet().stream()
        .filter(report -> !Double.isFinite(report.getValue()))
        .map(
            report ->
                String.format(
                    Locale.ROOT,
                    "phase '%s': report '%s' is %s",
                    phase.built().name(),
                    report.getKey(),
                    report.getValue()))
        .toList();
  }

  private static List<String> samples(Trial trial) {
    List<String> wrong = new ArrayList<>();
    if (trial.graph().samples().isPresent()) {
      HostTensor images = Inference.samples(trial, CheckedVariant.BATCH);
      outside(images.values(), Range.IMAGE).forEach(problem -> wrong.add("sampler" + problem));
    }
    trial
        .graph()
        .functions()
        .forEach(
            (name, function) -> {
              HostTensor y = Inference.function(trial, function, 0, CheckedVariant.BATCH);
              outside(y.values(), Range.REAL)
                  .forEach(problem -> wrong.add("function '" + name + "'" + problem));
            });
    return wrong;
  }

  private static List<String> outside(float[] values, Range range) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return List.of(" yields " + value);
      }
      if (value < range.low() - ROUNDING || value > range.high() + ROUNDING) {
        return List.of(
            String.format(Locale.ROOT, " declares values in %s, but yields %s", range, value));
      }
    }
    return List.of();
  }
}
