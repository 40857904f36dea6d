package org.gan4j.train.conformance;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gan4j.core.network.Application;
import org.gan4j.core.network.Network;
import org.gan4j.core.variable.Variable;
import org.gan4j.train.graph.GraphPhase;
import org.gan4j.train.session.HostTensor;

/**
 * Checks that nothing leaks from fake examples to real ones. The check changes the weights of all
 * other networks. A network must then yield the same as before for every example that has not
 * changed, such as a real image. Batch norm over real and fake images in one batch fails this
 * check.
 */
final class RealAndFakeApart implements Check {

  private static final double CHANGE = 0.1;
  private static final double SHARE = 1e-4;

  @Override
  public String name() {
    return "real and fake stay apart";
  }

  @Override
  public Outcome of(CheckedVariant checked) {
    int applications = 0;
    try (Trial trial = checked.trial()) {
      Map<String, byte[]> first = trial.values();
      for (GraphPhase phase : checked.graph().phases()) {
        for (Application application : phase.built().trace().applications()) {
          trial.session().variables().write(first);
          Optional<String> leak = leak(trial, phase, application, first);
          if (leak.isPresent()) {
            return Outcome.failed(leak.get());
          }
          applications++;
        }
      }
    }
    return Outcome.passed(applications + " applications of networks");
  }

  private static Optional<String> leak(
      Trial trial, GraphPhase phase, Application application, Map<String, byte[]> first) {
    var values = List.of(application.input(), application.output());
    List<HostTensor> before = trial.compute(phase, values);
    trial.session().variables().write(changed(trial, application.network(), first));
    List<HostTensor> after = trial.compute(phase, values);
    int rows = before.get(0).rows();
    if (before.get(1).shape().numDimensions() == 0 || before.get(1).rows() != rows) {
      return Optional.empty();
    }
    double scale = Floats.largest(before.get(1).values());
    for (int row = 0; row < rows; row++) {
      boolean sameInput = Arrays.equals(before.get(0).row(row), after.get(0).row(row));
      double moved = Floats.distance(before.get(1).row(row), after.get(1).row(row));
      if (sameInput && moved > SHARE * scale) {
        return Optional.of(
            String.format(
                Locale.ROOT,
                "phase '%s': network '%s' yields another value for example %d of its batch when other examples change; apply it to real and to fake examples separately",
                phase.built().name(),
                application.network().name(),
                row));
      }
    }
    return Optional.empty();
  }

  /** Returns the weights of all networks but one, each moved by a tenth of its size. */
  private static Map<String, byte[]> changed(Trial trial, Network kept, Map<String, byte[]> first) {
    Map<String, byte[]> changed = new HashMap<>();
    for (Network network : trial.graph().networks()) {
      for (Variable<?> weight : network.weights()) {
        if (network != kept && !kept.weights().contains(weight)) {
          float[] values = Floats.of(first.get(weight.name()));
          float[] noise = Floats.normal(weight.name(), values.length);
          double size = Floats.norm(values) / Math.sqrt(values.length);
          changed.put(
              weight.name(), Floats.bytes(Floats.moved(values, CHANGE * (size + 0.01), noise)));
        }
      }
    }
    return changed;
  }
}
