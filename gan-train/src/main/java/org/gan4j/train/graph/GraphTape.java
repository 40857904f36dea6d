package org.gan4j.train.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.gan4j.core.internal.variable.LiveWeights;
import org.gan4j.core.network.Application;
import org.gan4j.core.network.Replicas;
import org.gan4j.core.variable.Trainable;
import org.gan4j.core.variable.Variable;
import org.gan4j.core.variant.Domain;
import org.gan4j.core.variant.Gradients;
import org.gan4j.core.variant.LabelledBatch;
import org.gan4j.core.variant.LabelledSubset;
import org.gan4j.core.variant.Optimizer;
import org.gan4j.core.variant.Tape;
import org.gan4j.train.internal.data.SubsetData;
import org.gan4j.train.internal.replica.GraphReplicas;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TType;

/** The tape of one phase. It collects what the phase will write, and writes it behind a barrier. */
final class GraphTape implements Tape {

  private final String phase;
  private final Ops tf;
  private final GraphContext graph;
  private final LiveWeights weights;
  private final Differentiator differentiator;
  private final Variable<TInt64> runs;
  private final RandomOps random;
  private final PhaseBatch batch;
  private final PhaseWrites writes;
  private final Optional<LossScale> lossScale;
  private final GraphReplicas replicas;
  private final PhaseReports reports;
  private final List<PhaseTrace.Derivative> derivatives = new ArrayList<>();
  private final List<Application> applications = new ArrayList<>();
  private final Operand<TFloat32> step;
  private boolean usesStep;

  /**
   * @param step operand to which the number of the step is fed
   */
  GraphTape(String phase, GraphContext graph, Operand<TFloat32> step) {
    this.phase = phase;
    this.graph = graph;
    this.step = step;
    this.tf = graph.tf().withSubScope(phase);
    this.weights = new LiveWeights(tf);
    this.lossScale =
        graph.settings().computation().precision().scalesLosses()
            ? Optional.of(new LossScale(phase, graph.store(), tf, weights))
            : Optional.empty();
    this.differentiator =
        new Differentiator(
            phase, graph.graph(), weights, lossScale, new AppliedLayers(applications));
    this.runs = graph.store().counter("phases/" + phase + "/runs");
    this.batch = new PhaseBatch(tf, graph.data());
    this.reports = new PhaseReports(phase);
    this.writes = new PhaseWrites(phase, weights);
    this.replicas = new GraphReplicas(tf, graph.settings().computation().replica(), batchSize());
    this.random = new RandomOps(tf, graph.settings().seed(), phase, weights.value(runs), replicas);
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
    return batch.images(domain);
  }

  @Override
  public Operand<TInt32> labels() {
    graph.classes();
    return batch.labels();
  }

  @Override
  public LabelledBatch batch(LabelledSubset subset) {
    SubsetData data = graph.data().subset(subset);
    return batch.of(data, random.integers(subset.name(), Shape.of(batchSize()), data.size()));
  }

  @Override
  public int batchSize() {
    return graph.settings().share();
  }

  @Override
  public Operand<TInt32> randomLabels() {
    return random.integers("labels", Shape.of(batchSize()), graph.classes());
  }

  @Override
  public Operand<TFloat32> step() {
    usesStep = true;
    return step;
  }

  @Override
  public Operand<TFloat32> latents(int size) {
    return normal("latents", Shape.of(batchSize(), size));
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
    writes.update(graph.optimizer(optimizer), gradients);
  }

  @Override
  public void project(Trainable network, UnaryOperator<Operand<TFloat32>> projection) {
    writes.project(network, projection);
  }

  @Override
  public <T extends TType> Operand<T> current(Variable<T> state) {
    return writes.current(state);
  }

  @Override
  public <T extends TType> void assign(Variable<T> state, Operand<T> value) {
    writes.assign(state, value);
  }

  @Override
  public void report(String name, Operand<TFloat32> scalar) {
    reports.add(name, scalar);
  }

  @Override
  public Replicas replicas() {
    return replicas;
  }

  @Override
  public void applied(Application application) {
    applications.add(application);
  }

  /** Puts the barrier between everything computed and everything written. */
  GraphPhase finish() {
    writes.dropResting(graph.networks());
    if (replicas.count() > 1) {
      takeMeans();
    }
    Op barrier = tf.withControlDependencies(computed()).noOp();
    Ops afterBarrier = tf.withControlDependencies(barrier);
    List<Op> ops = new ArrayList<>(writes(barrier, afterBarrier));
    ops.add(afterBarrier.assignAddVariableOp(runs.handle(), tf.constant(1L)));
    return new GraphPhase(
        new GraphPhase.Built(
            phase,
            tf.withControlDependencies(ops).withName("done").noOp(),
            reports.byName(),
            writes.optimizers(),
            batch.isUsed(),
            usesStep,
            writes.names(),
            new PhaseTrace(
                List.copyOf(derivatives), List.copyOf(applications), gradientNorms(), barrier)));
  }

  /**
   * Returns the writes of the variant. With a scaled loss they happen only in a run without
   * overflow.
   */
  private List<Op> writes(Op barrier, Ops afterBarrier) {
    if (lossScale.isEmpty() || writes.gradients().isEmpty()) {
      return writes.behind(tf, afterBarrier);
    }
    Operand<TBool> good = lossScale.get().good(writes.gradients().values());
    Op gate = lossScale.get().gate(good);
    List<Op> ops = new ArrayList<>(writes.behind(tf, tf.withControlDependencies(barrier, gate)));
    ops.addAll(lossScale.get().update(afterBarrier, good));
    return ops;
  }

  /**
   * Replaces gradients, reports and states of networks by their means over all replicas. What a
   * phase computes from weights alone is the same in all replicas.
   */
  private void takeMeans() {
    if (!batch.isUsed() && !random.isUsed() && writes.gradients().isEmpty()) {
      return;
    }
    Map<Object, Operand<TFloat32>> own = new LinkedHashMap<>(reports.byName());
    own.putAll(writes.gradients());
    own.putAll(writes.states(graph.networks().variables()));
    Map<Object, Operand<TFloat32>> means =
        replicas.means(
            own, key -> key instanceof Variable<?> written ? written.shape() : Shape.scalar());
    reports.replace(means);
    writes.replace(means);
  }

  /**
   * Returns the norms of gradients. They are not part of the barrier, so only report steps compute
   * them.
   */
  private Map<String, Operand<TFloat32>> gradientNorms() {
    return graph.gradientNorms().of(tf, phase, writes.gradients());
  }

  private List<Op> computed() {
    List<Op> computed = new ArrayList<>(reports.byName().values());
    computed.addAll(writes.computed());
    computed.add(weights.value(runs));
    return computed;
  }
}
