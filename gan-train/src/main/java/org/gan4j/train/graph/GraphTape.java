package org.gan4j.train.graph;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gan4j.core.InputException;
import org.gan4j.core.network.Application;
import org.gan4j.core.variable.LiveWeights;
import org.gan4j.core.variable.Trainable;
import org.gan4j.core.variable.Variable;
import org.gan4j.core.variant.Domain;
import org.gan4j.core.variant.Gradients;
import org.gan4j.core.variant.LabelledBatch;
import org.gan4j.core.variant.LabelledSubset;
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
  private final Map<Domain, Operand<TFloat32>> images = new EnumMap<>(Domain.class);
  private final Map<Trainable, UnaryOperator<Operand<TFloat32>>> projections =
      new LinkedHashMap<>();
  private final List<PhaseTrace.Derivative> derivatives = new ArrayList<>();
  private final List<Application> applications = new ArrayList<>();
  private Optional<Operand<TInt32>> labels = Optional.empty();
  private boolean usesStep;

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
    return images(Domain.A);
  }

  @Override
  public Operand<TFloat32> images(Domain domain) {
    DomainData data = graph.data().domain(domain);
    return images.computeIfAbsent(domain, d -> data.images(tf, data.indices()));
  }

  @Override
  public Operand<TInt32> labels() {
    if (labels.isEmpty()) {
      graph.classes();
      DomainData data = graph.data().domain(Domain.A);
      labels = Optional.of(data.labels(tf, data.indices()));
    }
    return labels.get();
  }

  @Override
  public LabelledBatch batch(LabelledSubset subset) {
    SubsetData data = graph.data().subset(subset);
    DomainData all = graph.data().domain(Domain.A);
    Operand<TInt32> chosen = data.indices(tf, integers(subset.name(), data.size()));
    return new LabelledBatch(all.images(tf, chosen), all.labels(tf, chosen));
  }

  @Override
  public int batchSize() {
    return graph.settings().batchSize();
  }

  @Override
  public Operand<TInt32> randomLabels() {
    return integers("labels", graph.classes());
  }

  @Override
  public Operand<TFloat32> step() {
    usesStep = true;
    return graph.step();
  }

  /** A batch of integers, uniform in [0, bound). */
  private Operand<TInt32> integers(String stream, int bound) {
    Operand<TFloat32> draws = uniform(stream, Shape.of(batchSize()));
    Operand<TFloat32> scaled = tf.math.floor(tf.math.mul(draws, tf.constant((float) bound)));
    return tf.dtypes.cast(tf.math.minimum(scaled, tf.constant(bound - 1f)), TInt32.class);
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
    Gradients gradients = differentiator.byWeights(loss, List.of(networks));
    derivatives.add(new PhaseTrace.Derivative(loss, gradients));
    return gradients;
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
  public void project(Trainable network, UnaryOperator<Operand<TFloat32>> projection) {
    projections.put(network, projection);
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

  @Override
  public void applied(Application application) {
    applications.add(application);
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
    writes.addAll(projected(updated, writes));
    writes.add(afterBarrier.assignAddVariableOp(runs.handle(), tf.constant(1L)));
    Op done = tf.withControlDependencies(writes).withName("done").noOp();

    updated.addAll(assigned.keySet());
    return new GraphPhase(
        new GraphPhase.Built(
            phase,
            done,
            reports,
            List.copyOf(updates.keySet()),
            !images.isEmpty() || labels.isPresent(),
            usesStep,
            updated.stream().map(Variable::name).collect(LinkedHashSet::new, Set::add, Set::addAll),
            new PhaseTrace(List.copyOf(derivatives), List.copyOf(applications))));
  }

  /** Projections of weights, read again after their updates. */
  private List<Op> projected(Set<Variable<?>> updated, List<Op> updates) {
    if (projections.isEmpty()) {
      return List.of();
    }
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

  private void requireUpdated(
      Set<Variable<?>> updated, Trainable network, Variable<TFloat32> weight) {
    if (!updated.contains(weight)) {
      throw refused(
          "projects network '" + network.name() + "', but does not update it",
          "Project in the phase that applies its gradients.");
    }
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
