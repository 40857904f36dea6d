package org.gan4j.train.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gan4j.core.network.Application;
import org.gan4j.core.network.Application.LayerOutput;
import org.gan4j.train.graph.GraphPhase;
import org.gan4j.train.session.HostTensor;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Checks the networks in training at their first weights, layer by layer: none is dead, none
 * explodes, and a layer that is named a normalisation yields values of the order of one.
 */
final class InitialStatistics implements Check {

  private static final double EXPLODED = 1e4;
  private static final double DEAD = 1e-5;
  private static final double CONSTANT_UNITS = 0.95;
  private static final double NORMAL_LEAST = 0.1;
  private static final double NORMAL_MOST = 10;

  @Override
  public String name() {
    return "initial statistics";
  }

  @Override
  public Outcome of(CheckedVariant checked) {
    int layers = 0;
    try (Trial trial = checked.trial()) {
      for (GraphPhase phase : checked.graph().phases()) {
        for (Application application : phase.built().trace().applications()) {
          Optional<String> wrong = wrong(trial, phase, application);
          if (wrong.isPresent()) {
            return Outcome.failed("phase '" + phase.built().name() + "': " + wrong.get());
          }
          layers += application.layers().size();
        }
      }
    }
    return Outcome.passed(layers + " layers");
  }

  private static Optional<String> wrong(Trial trial, GraphPhase phase, Application application) {
    List<Operand<TFloat32>> values = new ArrayList<>(List.of(application.input()));
    application.layers().forEach(layer -> values.add(layer.value()));
    values.add(application.output());
    List<LayerStatistics> seen = new ArrayList<>();
    for (HostTensor value : trial.compute(phase, values)) {
      seen.add(LayerStatistics.of(value));
    }
    double input = seen.get(0).deviation();
    boolean dies = dead(seen.get(seen.size() - 1), input);
    for (int i = 0; i < application.layers().size(); i++) {
      LayerOutput layer = application.layers().get(i);
      LayerStatistics statistics = seen.get(i + 1);
      if (!(statistics.largest() <= EXPLODED)) {
        return said(layer, "explodes: its largest value is %.3g", statistics.largest());
      }
      if (dies && dead(statistics, input)) {
        return said(
            layer,
            "is dead: over the batch, the standard deviation of its output is %.2g, that of the network's input is %.2g",
            statistics.deviation(),
            input);
      }
      if (isNormalisation(layer) && !normal(statistics)) {
        return said(
            layer,
            "is a normalisation, but yields values of size %.2g (expected about 1); does its scale lack the 1?",
            statistics.size());
      }
    }
    return Optional.empty();
  }

  private static boolean dead(LayerStatistics statistics, double input) {
    return statistics.constantUnits() > CONSTANT_UNITS || statistics.deviation() <= DEAD * input;
  }

  private static boolean normal(LayerStatistics statistics) {
    return statistics.size() >= NORMAL_LEAST && statistics.size() <= NORMAL_MOST;
  }

  private static boolean isNormalisation(LayerOutput layer) {
    return layer.path().substring(layer.path().lastIndexOf('/') + 1).contains("norm");
  }

  private static Optional<String> said(LayerOutput layer, String problem, Object... numbers) {
    return Optional.of(
        String.format(Locale.ROOT, "layer '%s' ", layer.path())
            + String.format(Locale.ROOT, problem, numbers));
  }
}
