package org.gan4j.train.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.variable.LiveWeights;
import org.gan4j.core.variable.Trainable;
import org.gan4j.core.variable.Variable;
import org.gan4j.core.variant.Gradients;
import org.gan4j.train.internal.optimizer.GraphOptimizer;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/**
 * Collects what a phase will write: updated weights, projected weights and assigned states. All
 * writes wait behind a barrier until everything in the phase is computed.
 */
final class PhaseWrites {

  private final String phase;
  private final LiveWeights weights;
  private final Map<GraphOptimizer, Map<Variable<TFloat32>, Operand<TFloat32>>> updates =
      new LinkedHashMap<>();
  private final Map<Variable<?>, Operand<?>> assigned = new LinkedHashMap<>();
  private final Map<Trainable, UnaryOperator<Operand<TFloat32>>> projections =
      new LinkedHashMap<>();

  /**
   * @param phase name of the phase, for error messages
   * @param weights the values that the phase reads
   */
  PhaseWrites(String phase, LiveWeights weights) {
    this.phase = phase;
    this.weights = weights;
  }

  void update(GraphOptimizer optimizer, Gradients gradients) {
    gradients.byWeight().keySet().forEach(this::requireNotUpdated);
    updates.computeIfAbsent(optimizer, o -> new LinkedHashMap<>()).putAll(gradients.byWeight());
  }

  void project(Trainable network, UnaryOperator<Operand<TFloat32>> projection) {
    projections.put(network, projection);
  }

  void assign(Variable<?> state, Operand<?> value) {
    assigned.put(state, value);
  }

  /** Returns the value assigned to a state so far, or its present value. */
  @SuppressWarnings("unchecked")
  <T extends TType> Operand<T> current(Variable<T> state) {
    return (Operand<T>) assigned.getOrDefault(state, weights.value(state));
  }

  /** Drops the writes of states whose networks the phase does not train. */
  void dropResting(DeclaredNetworks networks) {
    Set<Variable<?>> updated = updated();
    assigned.keySet().removeIf(state -> networks.belongsToResting(state, updated));
  }

  /** Returns the optimizers whose learning rates are fed. */
  List<GraphOptimizer> optimizers() {
    return List.copyOf(updates.keySet());
  }

  /** Returns the names of all variables that are written. */
  Set<String> names() {
    Set<Variable<?>> written = updated();
    written.addAll(assigned.keySet());
    return written.stream().map(Variable::name).collect(LinkedHashSet::new, Set::add, Set::addAll);
  }

  /** Returns the gradients of all weights that are updated. */
  Map<Variable<TFloat32>, Operand<TFloat32>> gradients() {
    Map<Variable<TFloat32>, Operand<TFloat32>> all = new LinkedHashMap<>();
    updates.values().forEach(all::putAll);
    return all;
  }

  /** Returns the values that are assigned to some states. */
  @SuppressWarnings("unchecked")
  Map<Variable<TFloat32>, Operand<TFloat32>> states(Set<Variable<TFloat32>> of) {
    Map<Variable<TFloat32>, Operand<TFloat32>> states = new LinkedHashMap<>();
    of.stream()
        .filter(assigned::containsKey)
        .sorted(Comparator.comparing(Variable::name))
        .forEach(state -> states.put(state, (Operand<TFloat32>) assigned.get(state)));
    return states;
  }

  /** Replaces gradients and assigned states, by variable. */
  void replace(Map<?, Operand<TFloat32>> values) {
    updates
        .values()
        .forEach(gradients -> gradients.replaceAll((weight, gradient) -> values.get(weight)));
    assigned.replaceAll((state, value) -> values.containsKey(state) ? values.get(state) : value);
  }

  /** Returns everything that must be computed before the first write. */
  List<Op> computed() {
    List<Op> computed = new ArrayList<>();
    updates.values().forEach(gradients -> computed.addAll(gradients.values()));
    computed.addAll(assigned.values());
    return computed;
  }

  /**
   * Returns the writes.
   *
   * @param tf the scope of the phase
   * @param afterBarrier the same scope behind the barrier
   */
  List<Op> behind(Ops tf, Ops afterBarrier) {
    List<Op> writes = new ArrayList<>();
    updates.forEach(
        (optimizer, gradients) ->
            writes.addAll(optimizer.update(phase, weights, afterBarrier, gradients)));
    assigned.forEach(
        (state, value) -> writes.add(afterBarrier.assignVariableOp(state.handle(), value)));
    writes.addAll(projected(tf, writes));
    return writes;
  }

  /** Returns the projections of weights, which are read again after their updates. */
  private List<Op> projected(Ops tf, List<Op> updates) {
    if (projections.isEmpty()) {
      return List.of();
    }
    Set<Variable<?>> updated = updated();
    Ops afterUpdates = tf.withControlDependencies(updates);
    List<Op> writes = new ArrayList<>();
    projections.forEach(
        (network, projection) -> {
          for (Variable<TFloat32> weight : network.weights()) {
            requireUpdated(updated, network, weight);
            Operand<TFloat32> value = afterUpdates.readVariableOp(weight.handle(), TFloat32.class);
            writes.add(tf.assignVariableOp(weight.handle(), projection.apply(value)));
          }
        });
    return writes;
  }

  private Set<Variable<?>> updated() {
    Set<Variable<?>> updated = new LinkedHashSet<>();
    updates.values().forEach(gradients -> updated.addAll(gradients.keySet()));
    return updated;
  }

  private void requireUpdated(
      Set<Variable<?>> updated, Trainable network, Variable<TFloat32> weight) {
    if (!updated.contains(weight)) {
      throw refused(
          "projects network '" + network.name() + "', but does not update it",
          "Project in the phase that applies its gradients.");
    }
  }

  private void requireNotUpdated(Variable<TFloat32> weight) {
    boolean taken = updates.values().stream().anyMatch(done -> done.containsKey(weight));
    if (taken) {
      throw refused(
          "updates weight '" + weight.name() + "' twice",
          "Add the losses and take one gradient, or use another phase.");
    }
  }

  private InputException refused(String problem, String remedy) {
    return new InputException("phase '" + phase + "'", problem, remedy);
  }
}
