package org.gan4j.train.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gan4j.core.InputException;
import org.gan4j.core.variable.LiveWeights;
import org.gan4j.core.variable.Trainable;
import org.gan4j.core.variable.Variable;
import org.gan4j.core.variant.Gradients;
import org.gan4j.core.variant.Optimizer;
import org.gan4j.core.variant.Tape;
import org.gan4j.train.optimizer.GraphOptimizer;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TType;

/** The tape of one phase. Collects what is to be written, and writes it behind a barrier. */
final class GraphTape implements Tape {

  private final String phase;
  private final Ops tf;
  private final GraphBuilder graph;
  private final LiveWeights weights;
  private final Differentiator differentiator;
  private final Variable<TInt64> runs;
  private final RandomOps random;
  private final Map<GraphOptimizer, Map<Variable<TFloat32>, Operand<TFloat32>>> updates =
      new LinkedHashMap<>();
  private final Map<Variable<?>, Operand<?>> assigned = new LinkedHashMap<>();
  private final Map<String, Operand<TFloat32>> reports = new LinkedHashMap<>();
  private Optional<Operand<TFloat32>> images = Optional.empty();
  private Optional<Operand<TInt32>> labels = Optional.empty();

  GraphTape(String phase, GraphBuilder graph) {
    this.phase = phase;
    this.graph = graph;
    this.tf = graph.tf().withSubScope(phase);
    this.weights = new LiveWeights(tf);
    this.differentiator = new Differentiator(phase, graph.graph(), weights);
    this.runs = graph.store().counter("phases/" + phase + "/runs");
    this.random = new RandomOps(tf, graph.settings().seed(), phase, weights.value(runs));
  }

  @Override
  public Ops tf() {
    return tf;
  }

  @Override
  public <T extends TType> Operand<T> value(Variable<T> variable) {
    return weights.value(variable);
  }

  @Override
  public Operand<TFloat32> images() {
    if (images.isEmpty()) {
      images = Optional.of(graph.data().images(tf));
    }
    return images.get();
  }

  @Override
  public Operand<TInt32> labels() {
    if (labels.isEmpty()) {
      graph.classes();
      labels = Optional.of(graph.data().labels(tf));
    }
    return labels.get();
  }

  @Override
  public Operand<TFloat32> latents(int size) {
    return normal("latents", Shape.of(graph.settings().batchSize(), size));
  }

  @Override
  public Operand<TFloat32> uniform(String stream, Shape shape) {
    return random.uniform(stream, shape);
  }

  @Override
  public Operand<TFloat32> normal(String stream, Shape shape) {
    return random.normal(stream, shape);
  }

  @Override
  public Gradients gradient(Operand<TFloat32> loss, Trainable... networks) {
    return differentiator.byWeights(loss, List.of(networks));
  }

  @Override
  public Operand<TFloat32> gradient(Operand<TFloat32> scalar, Operand<TFloat32> input) {
    return differentiator.byOperand(scalar, input);
  }

  @Override
  public void apply(Optimizer optimizer, Gradients gradients) {
    gradients.byWeight().keySet().forEach(this::requireNotUpdated);
    updates
        .computeIfAbsent(graph.optimizer(optimizer), o -> new LinkedHashMap<>())
        .putAll(gradients.byWeight());
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T extends TType> Operand<T> current(Variable<T> state) {
    return (Operand<T>) assigned.getOrDefault(state, value(state));
  }

  @Override
  public <T extends TType> void assign(Variable<T> state, Operand<T> value) {
    assigned.put(state, value);
  }

  @Override
  public void report(String name, Operand<TFloat32> scalar) {
    if (reports.put(name, scalar) != null) {
      throw refused(
          "expected a new report name, found '" + name + "' a second time",
          "Give each report its own name.");
    }
    if (scalar.shape().numDimensions() != 0) {
      throw refused(
          "expected a scalar for report '" + name + "', found shape " + scalar.shape(),
          "Take its mean.");
    }
  }

  /** Puts the barrier between everything computed and everything written. */
  GraphPhase finish() {
    Set<Variable<?>> updated = new LinkedHashSet<>();
    updates.values().forEach(gradients -> updated.addAll(gradients.keySet()));
    assigned.keySet().removeIf(state -> graph.belongsToResting(state, updated));

    Ops afterBarrier = tf.withControlDependencies(tf.withControlDependencies(computed()).noOp());
    List<Op> writes = new ArrayList<>();
    updates.forEach(
        (optimizer, gradients) ->
            writes.addAll(optimizer.update(phase, weights, afterBarrier, gradients)));
    assigned.forEach(
        (state, value) -> writes.add(afterBarrier.assignVariableOp(state.handle(), value)));
    writes.add(afterBarrier.assignAddVariableOp(runs.handle(), tf.constant(1L)));
    Op done = tf.withControlDependencies(writes).withName("done").noOp();

    updated.addAll(assigned.keySet());
    return new GraphPhase(
        new GraphPhase.Built(
            phase,
            done,
            reports,
            List.copyOf(updates.keySet()),
            images.isPresent() || labels.isPresent(),
            updated.stream()
                .map(Variable::name)
                .collect(LinkedHashSet::new, Set::add, Set::addAll)));
  }

  private List<Op> computed() {
    List<Op> computed = new ArrayList<>(reports.values());
    updates.values().forEach(gradients -> computed.addAll(gradients.values()));
    computed.addAll(assigned.values());
    computed.add(weights.value(runs));
    return computed;
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
