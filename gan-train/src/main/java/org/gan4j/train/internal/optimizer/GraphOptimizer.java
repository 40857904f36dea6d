package org.gan4j.train.internal.optimizer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.variable.VariableStore;
import org.gan4j.core.optimizer.OptimizerConfig;
import org.gan4j.core.variable.Initializer;
import org.gan4j.core.variable.Variable;
import org.gan4j.core.variable.Weights;
import org.gan4j.core.variant.Optimizer;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * An optimizer in a graph: its rule, the learning rate that is fed on each run, a count of updates,
 * and the state of each weight. All weights share the count, so all phases that use the optimizer
 * must update the same weights.
 */
public final class GraphOptimizer implements Optimizer {

  private final String name;
  private final OptimizerConfig config;
  private final UpdateRule rule;
  private final VariableStore store;
  private final Placeholder<TFloat32> rate;
  private final Variable<TInt64> count;
  private final Map<String, Variable<TFloat32>> slots = new HashMap<>();
  private final Map<String, Set<Variable<TFloat32>>> weightsByPhase = new HashMap<>();

  /**
   * @param name prefix of the names of its states
   * @param config rule and hyperparameters
   * @param store makes its states
   * @param tf root scope of the graph
   */
  public GraphOptimizer(String name, OptimizerConfig config, VariableStore store, Ops tf) {
    this.name = name;
    this.config = config;
    this.rule = UpdateRule.of(config);
    this.store = store;
    this.rate =
        tf.withName("rate." + name).placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    this.count = store.counter(name + "/updates");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public OptimizerConfig config() {
    return config;
  }

  /** Returns the operand to which the learning rate is fed. */
  public Operand<TFloat32> rate() {
    return rate;
  }

  /**
   * Builds the updates of one phase.
   *
   * @param phase name of the phase, for error messages and to check that all phases update the same
   *     weights
   * @param weights reads the count before the phase
   * @param afterBarrier a scope in which everything waits for the phase's barrier
   * @param gradients by weight
   * @return the writes
   */
  public List<Op> update(
      String phase,
      Weights weights,
      Ops afterBarrier,
      Map<Variable<TFloat32>, Operand<TFloat32>> gradients) {
    requireSameWeights(phase, gradients.keySet());
    Ops tf = weights.tf();
    Operand<TInt64> next = tf.math.add(weights.value(count), tf.constant(1L));
    Operand<TFloat32> nextCount = tf.dtypes.cast(next, TFloat32.class);
    List<Op> writes = new ArrayList<>();
    gradients.forEach(
        (weight, gradient) ->
            writes.add(
                rule.update(
                    afterBarrier,
                    new UpdateRule.Step(
                        weight, gradient, rate, nextCount, slot -> slot(weight, slot)))));
    writes.add(afterBarrier.assignVariableOp(count.handle(), next));
    return writes;
  }

  /** Returns whether the phases built so far use it to update exactly these weights. */
  public boolean updates(Collection<Variable<TFloat32>> weights) {
    return weightsByPhase.values().stream()
        .anyMatch(served -> served.equals(new LinkedHashSet<>(weights)));
  }

  private Variable<TFloat32> slot(Variable<TFloat32> weight, String slot) {
    return slots.computeIfAbsent(
        name + "/" + weight.name() + "/" + slot,
        path -> store.state(path, weight.shape(), Initializer.zeros()));
  }

  private void requireSameWeights(String phase, Set<Variable<TFloat32>> weights) {
    weightsByPhase.forEach(
        (other, served) -> {
          if (!served.equals(weights)) {
            throw new InputException(
                "phase '" + phase + "'",
                "optimizer '" + name + "' updates other weights in phase '" + other + "'",
                "Its step count is shared: declare a second optimizer for this phase.");
          }
        });
    weightsByPhase.put(phase, new LinkedHashSet<>(weights));
  }
}
