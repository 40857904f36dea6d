package org.gan4j.train.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.internal.gradient.GpuDeterminism;
import org.gan4j.core.internal.variable.LiveWeights;
import org.gan4j.core.internal.variable.VariableStore;
import org.gan4j.core.layer.NetworkBuilder;
import org.gan4j.core.network.Discriminator;
import org.gan4j.core.network.Generator;
import org.gan4j.core.network.Network;
import org.gan4j.core.network.Translator;
import org.gan4j.core.optimizer.OptimizerConfig;
import org.gan4j.core.variable.Initializer;
import org.gan4j.core.variable.Variable;
import org.gan4j.core.variant.ConditionalSampler;
import org.gan4j.core.variant.Domain;
import org.gan4j.core.variant.GanGraph;
import org.gan4j.core.variant.Grid;
import org.gan4j.core.variant.ImageFunction;
import org.gan4j.core.variant.LabelledSubset;
import org.gan4j.core.variant.Optimizer;
import org.gan4j.core.variant.PhaseTiming;
import org.gan4j.core.variant.Sampler;
import org.gan4j.core.variant.Tape;
import org.gan4j.train.internal.data.DeviceData;
import org.gan4j.train.internal.optimizer.GraphOptimizer;
import org.gan4j.train.internal.output.OutputDeclarations;
import org.gan4j.train.internal.output.Outputs;
import org.gan4j.train.internal.output.SampleOutput.SamplerDeclaration;
import org.gan4j.train.internal.output.TranslationOutput;
import org.gan4j.train.internal.replica.Placement;
import org.gan4j.train.internal.variable.VariableAccess;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * The graph while a variant declares itself to it. Becomes a {@link TrainingGraph} when the variant
 * is done.
 */
final class GraphBuilder implements GanGraph {

  private static final String AVERAGE_PHASE = "average";

  private final GraphSettings settings;
  private final Graph graph;
  private final Ops tf;
  private final VariableStore store;
  private final DeviceData data;
  private final DeclaredNetworks networks;
  private final GradientNorms gradientNorms;
  private final Map<Optimizer, GraphOptimizer> optimizers = new LinkedHashMap<>();
  private final List<GraphPhase> phases = new ArrayList<>();
  private final OutputDeclarations outputs;
  private final Placeholder<TFloat32> step;

  /**
   * @param graph that holds a copy of the variant's for each device; the first has the names of a
   *     graph for one device
   */
  GraphBuilder(GraphSettings settings, Graph graph) {
    this.settings = settings;
    this.graph = graph;
    this.tf = scope(settings, graph);
    if (settings.computation().gpuDeterminism()) {
      GpuDeterminism.require(tf);
    }
    this.store = new VariableStore(tf, settings.seed());
    this.data = deviceData(tf, settings);
    this.networks = new DeclaredNetworks(store, settings);
    this.gradientNorms = new GradientNorms(networks);
    this.outputs =
        new OutputDeclarations(
            settings.data().images(), settings.data().classes(), settings.seed(), data);
    this.step = tf.withName("step").placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
  }

  private static Ops scope(GraphSettings settings, Graph graph) {
    int rank = settings.computation().replica().rank();
    Ops root = Ops.create(graph);
    return settings.computation().devices().isEmpty() || rank == 0
        ? root
        : root.withSubScope(Placement.COPY + rank);
  }

  private static DeviceData deviceData(Ops tf, GraphSettings settings) {
    DataShape data = settings.data();
    return new DeviceData(
        tf,
        data.images(),
        data.count(),
        data.counterpart().map(DataShape.DomainB::count),
        settings.share());
  }

  @Override
  public ImageShape imageShape() {
    return settings.data().images();
  }

  @Override
  public int classes() {
    if (settings.data().classes() == 0) {
      throw new InputException(
          "dataset", "expected labels (the variant uses them), found none", "Use a labelled set.");
    }
    return settings.data().classes();
  }

  @Override
  public boolean paired() {
    return settings.data().counterpart().orElseThrow(DeviceData::onlyOneDomain).paired();
  }

  @Override
  public LabelledSubset labelledSubset(int perClass) {
    return data.labelledSubset(perClass, classes(), settings.seed());
  }

  @Override
  public Network network(String name, long[] inputShape, Consumer<NetworkBuilder> layers) {
    return networks.network(name, inputShape, layers);
  }

  @Override
  public Generator generator(String name, int latentSize, Consumer<NetworkBuilder> layers) {
    return networks.generator(name, latentSize, layers);
  }

  @Override
  public Discriminator discriminator(String name, Consumer<NetworkBuilder> layers) {
    return networks.discriminator(name, layers);
  }

  @Override
  public Network body(String name, Consumer<NetworkBuilder> layers) {
    return networks.body(name, layers);
  }

  @Override
  public Translator translator(String name, Consumer<NetworkBuilder> layers) {
    return networks.translator(name, layers);
  }

  @Override
  public Variable<TFloat32> state(String name, Shape shape, Initializer initializer) {
    return store.state(name, shape, initializer);
  }

  @Override
  public Optimizer optimizer(String name, OptimizerConfig config) {
    GraphOptimizer optimizer = new GraphOptimizer(name, config, store, tf);
    optimizers.put(optimizer, optimizer);
    return optimizer;
  }

  @Override
  public PhaseTiming phase(String name, Consumer<Tape> update) {
    GraphTape tape = new GraphTape(name, this);
    update.accept(tape);
    GraphPhase phase = tape.finish();
    phases.add(phase);
    return phase;
  }

  @Override
  public void sampler(int latentSize, Sampler declared) {
    outputs.sampler(
        new SamplerDeclaration(
            latentSize, false, (weights, z, labels) -> declared.sample(weights, z)));
  }

  @Override
  public void conditionalSampler(int latentSize, ConditionalSampler declared) {
    classes();
    outputs.sampler(new SamplerDeclaration(latentSize, true, declared));
  }

  @Override
  public void grid(int columns, Grid declared) {
    outputs.grid(columns, declared);
  }

  @Override
  public void function(String name, ImageFunction function) {
    outputs.function(name, function);
  }

  @Override
  public void translation(Domain from, int multiple, int least, ImageFunction function) {
    paired();
    outputs.translation(from, new TranslationOutput.Sides(multiple, least), function);
  }

  Ops tf() {
    return tf;
  }

  Graph graph() {
    return graph;
  }

  GraphSettings settings() {
    return settings;
  }

  VariableStore store() {
    return store;
  }

  /** Where the number of the step is fed, a scalar. */
  Operand<TFloat32> step() {
    return step;
  }

  DeviceData data() {
    return data;
  }

  GraphOptimizer optimizer(Optimizer declared) {
    GraphOptimizer optimizer = optimizers.get(declared);
    if (optimizer == null) {
      throw new InputException(
          "optimizer '" + declared.name() + "'",
          "expected one of this graph, found another graph's",
          "Declare it with graph.optimizer(name, config).");
    }
    return optimizer;
  }

  /** All optimizers, as declared. */
  Collection<GraphOptimizer> optimizers() {
    return optimizers.values();
  }

  /** The networks declared so far. */
  DeclaredNetworks networks() {
    return networks;
  }

  /** Builds the norms of all phases' gradients. */
  GradientNorms gradientNorms() {
    return gradientNorms;
  }

  /** Builds what is left: outputs, the moving average's phase, access from the host. */
  TrainingGraph.Copy complete() {
    if (phases.isEmpty()) {
      throw new InputException(
          "variant", "expected at least one phase, found none", "Declare graph.phase(...).");
    }
    networks.requireRegularisable();
    settings.regularisation().r1().ifPresent(options -> R1Phase.declare(this, options));
    Outputs built = buildOutputs();
    return new TrainingGraph.Copy(
        settings,
        graph,
        store,
        data,
        step,
        networks.all(),
        List.copyOf(optimizers.values()),
        List.copyOf(phases),
        built,
        new VariableAccess(tf.withSubScope("access"), store.all()));
  }

  private Outputs buildOutputs() {
    Ops sampling = tf.withSubScope("sampling");
    if (settings.averageDecay().isEmpty()) {
      return outputs.build(new LiveWeights(sampling));
    }
    double decay = settings.averageDecay().getAsDouble();
    AveragedWeights average = new AveragedWeights(sampling, store, networks.variables(), decay);
    Outputs built = outputs.build(average);
    phase(AVERAGE_PHASE, average::update);
    return built;
  }
}
