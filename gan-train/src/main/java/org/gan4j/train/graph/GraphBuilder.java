package org.gan4j.train.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.layer.NetworkBuilder;
import org.gan4j.core.network.Discriminator;
import org.gan4j.core.network.Generator;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.LayerSettings;
import org.gan4j.core.network.Network;
import org.gan4j.core.network.Range;
import org.gan4j.core.network.Signal;
import org.gan4j.core.network.Translator;
import org.gan4j.core.optimizer.OptimizerConfig;
import org.gan4j.core.variable.Initializer;
import org.gan4j.core.variable.LiveWeights;
import org.gan4j.core.variable.Variable;
import org.gan4j.core.variable.VariableStore;
import org.gan4j.core.variable.Weights;
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
import org.gan4j.train.graph.SampleOutput.SamplerDeclaration;
import org.gan4j.train.optimizer.GraphOptimizer;
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
  private final Map<String, Network> networks = new LinkedHashMap<>();
  private final Map<Optimizer, GraphOptimizer> optimizers = new LinkedHashMap<>();
  private final List<GraphPhase> phases = new ArrayList<>();
  private final Map<String, ImageFunction> functions = new LinkedHashMap<>();
  private final Map<Domain, Integer> translations = new EnumMap<>(Domain.class);
  private final Placeholder<TFloat32> step;
  private boolean regularised;
  private Optional<SamplerDeclaration> sampler = Optional.empty();
  private Optional<Function<Weights, GridOutput>> grid = Optional.empty();

  GraphBuilder(GraphSettings settings, Graph graph) {
    this.settings = settings;
    this.graph = graph;
    this.tf = Ops.create(graph);
    this.store = new VariableStore(tf, settings.seed());
    this.data = new DeviceData(tf, settings);
    this.step = tf.withName("step").placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
  }

  @Override
  public ImageShape imageShape() {
    return settings.images();
  }

  @Override
  public int classes() {
    if (settings.classes() == 0) {
      throw new InputException(
          "dataset", "expected labels (the variant uses them), found none", "Use a labelled set.");
    }
    return settings.classes();
  }

  @Override
  public boolean paired() {
    return settings.counterpart().orElseThrow(DeviceData::onlyOneDomain).paired();
  }

  @Override
  public LabelledSubset labelledSubset(int perClass) {
    classes();
    return data.labelledSubset(perClass);
  }

  @Override
  public Network network(String name, long[] inputShape, Consumer<NetworkBuilder> layers) {
    return register(new Network(definition(name, Signal.of(inputShape), layers)));
  }

  @Override
  public Generator generator(String name, int latentSize, Consumer<NetworkBuilder> layers) {
    return register(
        new Generator(definition(name, Signal.of(latentSize), layers), settings.images()));
  }

  @Override
  public Discriminator discriminator(String name, Consumer<NetworkBuilder> layers) {
    return register(new Discriminator(definition(name, images(), regularised(layers))));
  }

  @Override
  public Network body(String name, Consumer<NetworkBuilder> layers) {
    return register(new Network(definition(name, images(), regularised(layers))));
  }

  @Override
  public Translator translator(String name, Consumer<NetworkBuilder> layers) {
    return register(new Translator(definition(name, images(), layers), settings.images()));
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
    sampler =
        Optional.of(
            new SamplerDeclaration(
                latentSize, false, (weights, z, labels) -> declared.sample(weights, z)));
  }

  @Override
  public void conditionalSampler(int latentSize, ConditionalSampler declared) {
    classes();
    sampler = Optional.of(new SamplerDeclaration(latentSize, true, declared));
  }

  @Override
  public void grid(int columns, Grid declared) {
    grid = Optional.of(weights -> GridOutput.of(this, weights, columns, declared));
  }

  @Override
  public void function(String name, ImageFunction function) {
    functions.put(name, function);
  }

  @Override
  public void translation(Domain from, int multiple, ImageFunction function) {
    paired();
    translations.put(from, multiple);
    function(from.direction(), function);
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

  /** All networks, as declared. */
  Collection<Network> networks() {
    return networks.values();
  }

  /** Whether a state belongs to a network none of whose weights are updated. */
  boolean belongsToResting(Variable<?> state, Set<Variable<?>> updated) {
    return networks.values().stream()
        .filter(network -> network.states().contains(state))
        .anyMatch(network -> network.weights().stream().noneMatch(updated::contains));
  }

  /** Builds what is left: outputs, the moving average's phase, access from the host. */
  TrainingGraph.Parts complete() {
    if (phases.isEmpty()) {
      throw new InputException(
          "variant", "expected at least one phase, found none", "Declare graph.phase(...).");
    }
    requireRegularisable();
    settings.regularisation().r1().ifPresent(options -> R1Phase.declare(this, options));
    Ops sampling = tf.withSubScope("sampling");
    Outputs outputs;
    if (settings.averageDecay().isPresent()) {
      double decay = settings.averageDecay().getAsDouble();
      MovingAverage average = new MovingAverage(sampling, store, ofNetworks(), decay);
      outputs = outputs(average);
      phase(AVERAGE_PHASE, average::update);
    } else {
      outputs = outputs(new LiveWeights(sampling));
    }
    return new TrainingGraph.Parts(
        settings,
        graph,
        store,
        data,
        step,
        List.copyOf(networks.values()),
        List.copyOf(optimizers.values()),
        List.copyOf(phases),
        outputs,
        new VariableAccess(tf.withSubScope("access"), store.all()));
  }

  private Set<Variable<TFloat32>> ofNetworks() {
    return networks.values().stream()
        .flatMap(network -> Stream.concat(network.weights().stream(), network.states().stream()))
        .collect(Collectors.toSet());
  }

  private Outputs outputs(Weights weights) {
    ImageShape images = settings.images();
    Shape shape = Shape.of(-1, images.height(), images.width(), images.channels());
    Operand<TFloat32> input =
        weights.tf().withName("images").placeholder(TFloat32.class, Placeholder.shape(shape));
    Map<String, Operand<TFloat32>> results = new LinkedHashMap<>();
    functions.forEach((name, function) -> results.put(name, function.apply(weights, input)));
    Map<Domain, TranslationOutput> translated = new EnumMap<>(Domain.class);
    translations.forEach(
        (from, multiple) -> {
          Operand<TFloat32> result = results.get(from.direction());
          translated.put(
              from, TranslationOutput.of(Pixels.of(weights.tf(), result), from, input, multiple));
        });
    return new Outputs(
        sampler.map(declared -> SampleOutput.of(weights, declared, images)),
        grid.or(this::gridOfSamples).map(declared -> declared.apply(weights)),
        input,
        results,
        translated);
  }

  private Optional<Function<Weights, GridOutput>> gridOfSamples() {
    return sampler.map(
        declared ->
            weights ->
                GridOutput.of(
                    this, weights, GridOutput.SIDE, GridOutput.of(declared, settings.classes())));
  }

  private void requireRegularisable() {
    boolean wanted = !settings.regularisation().discriminatorLayers().isEmpty();
    if (wanted && !regularised) {
      throw new InputException(
          "/training/regularisation",
          "expected a variant with a discriminator of whole images, found none",
          "Leave it out for this variant.");
    }
  }

  /** What the config switches on for discriminators stands in front of their layers. */
  private Consumer<NetworkBuilder> regularised(Consumer<NetworkBuilder> layers) {
    regularised = true;
    return net -> {
      settings.regularisation().discriminatorLayers().forEach(net::add);
      layers.accept(net);
    };
  }

  private Signal images() {
    ImageShape images = settings.images();
    return Signal.of(images.height(), images.width(), images.channels()).in(Range.IMAGE);
  }

  private <N extends Network> N register(N network) {
    networks.put(network.name(), network);
    return network;
  }

  private Network.Definition definition(
      String name, Signal input, Consumer<NetworkBuilder> layers) {
    if (networks.containsKey(name)) {
      throw new InputException(
          "network '" + name + "'",
          "expected a new name, found one that is taken",
          "Give each network its own name.");
    }
    int before = store.all().size();
    NetworkBuilder builder =
        new NetworkBuilder(new LayerScope(store, name, LayerSettings.defaults()), input);
    layers.accept(builder);
    List<Variable<?>> made = store.all().subList(before, store.all().size());
    return new Network.Definition(
        name,
        input,
        builder.output(),
        builder.function(),
        floats(made, true),
        floats(made, false),
        builder.usesLabels());
  }

  @SuppressWarnings("unchecked")
  private static List<Variable<TFloat32>> floats(List<Variable<?>> variables, boolean trainable) {
    return variables.stream()
        .filter(variable -> variable.trainable() == trainable)
        .map(variable -> (Variable<TFloat32>) variable)
        .collect(Collectors.toUnmodifiableList());
  }
}
