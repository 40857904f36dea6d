package org.gan4j.train.conformance;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gan4j.core.network.Network;
import org.gan4j.core.variable.Variable;
import org.gan4j.train.graph.GraphPhase;
import org.gan4j.train.graph.TrainingGraph;

/**
 * Checks that each phase moves exactly the networks whose gradients it takes, and that every weight
 * of every network is trained by some phase. A single weight may stay the same if its gradient is
 * zero, such as the last bias of a Wasserstein critic.
 */
final class PhasesMoveTheirNetworks implements Check {

  @Override
  public String name() {
    return "phases move their networks";
  }

  @Override
  public Outcome of(CheckedVariant checked) {
    TrainingGraph graph = checked.graph();
    Set<String> moved = new HashSet<>();
    try (Trial trial = checked.trial()) {
      Map<String, byte[]> first = trial.values();
      for (GraphPhase phase : graph.phases()) {
        trial.session().variables().write(first);
        trial.run(phase);
        Set<String> changed = changed(first, trial.values());
        moved.addAll(changed);
        Optional<String> wrong = wrong(graph, phase, changed);
        if (wrong.isPresent()) {
          return Outcome.failed(
              String.format(Locale.ROOT, "phase '%s' %s", phase.built().name(), wrong.get()));
        }
      }
    }
    return outcome(graph, moved);
  }

  private static Optional<String> wrong(
      TrainingGraph graph, GraphPhase phase, Set<String> changed) {
    Set<String> named = gradientsOf(phase);
    for (Network network : graph.networks()) {
      boolean isNamed = names(network.weights()).stream().anyMatch(named::contains);
      boolean moves = names(network.weights()).stream().anyMatch(changed::contains);
      if (isNamed && !moves) {
        return Optional.of(
            "takes gradients of network '" + network.name() + "', but does not move it");
      }
      if (moves && !isNamed) {
        return Optional.of("moves network '" + network.name() + "', but takes no gradients of it");
      }
    }
    return changed.stream()
        .filter(name -> !mayChange(graph, phase, name))
        .findFirst()
        .map(name -> "writes '" + name + "', which it does not declare");
  }

  private static boolean mayChange(TrainingGraph graph, GraphPhase phase, String variable) {
    return phase.built().writes().contains(variable)
        || variable.equals("phases/" + phase.built().name() + "/runs")
        || graph.optimizers().stream()
            .anyMatch(optimizer -> variable.startsWith(optimizer.name() + "/"));
  }

  private static Outcome outcome(TrainingGraph graph, Set<String> moved) {
    Set<String> written = new HashSet<>();
    graph.phases().forEach(phase -> written.addAll(phase.built().writes()));
    Set<String> still = new TreeSet<>();
    for (Network network : graph.networks()) {
      for (String weight : names(network.weights())) {
        if (!written.contains(weight)) {
          return Outcome.failed(
              String.format(
                  Locale.ROOT, "no phase trains '%s' of network '%s'", weight, network.name()));
        }
        if (!moved.contains(weight)) {
          still.add(weight);
        }
      }
    }
    String phases = graph.phases().size() + " phases";
    return Outcome.passed(still.isEmpty() ? phases : phases + "; gradient is zero: " + still);
  }

  private static Set<String> gradientsOf(GraphPhase phase) {
    Set<String> named = new HashSet<>();
    phase
        .built()
        .trace()
        .derivatives()
        .forEach(taken -> named.addAll(names(taken.gradients().byWeight().keySet())));
    return named;
  }

  private static List<String> names(java.util.Collection<? extends Variable<?>> variables) {
    return variables.stream().map(Variable::name).toList();
  }

  private static Set<String> changed(Map<String, byte[]> before, Map<String, byte[]> after) {
    Set<String> changed = new TreeSet<>();
    before.forEach(
        (name, bytes) -> {
          if (!Arrays.equals(bytes, after.get(name))) {
            changed.add(name);
          }
        });
    return changed;
  }
}
