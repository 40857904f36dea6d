package org.gan4j.train.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.internal.variable.LiveWeights;
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
import org.gan4j.train.internal.output.OutputDeclarations;
import org.gan4j.train.internal.output.Outputs;
import org.gan4j.train.internal.output.SampleOutput.SamplerDeclaration;
import org.gan4j.train.internal.output.TranslationOutput;
import org.gan4j.train.internal.variable.VariableAccess;
import org.tensorflow.Graph;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * Builds a graph while the variant declares its networks and phases. The result is a {@link
 * TrainingGraph}.
 */
final class GraphBuilder implements GanGraph {

  private static final String AVERAGE_PHASE = "average";

  private final GraphContext context;
  private final List<GraphPhase> phases = new ArrayList<>();
  private final OutputDeclarations outputs;
  private final Placeholder<TFloat32> step;

  /**
   * @param graph native graph that holds one copy for each device
   */
  GraphBuilder(GraphSettings settings, Graph graph) {
    this.context = new GraphContext(settings, graph);
    DataShape data = settings.data();
    this.outputs =
        new OutputDeclarations(data.images(), data.classes(), settings.seed(), context.data());
    this.step =
        context
            .tf()
            .withName("step")
            .placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
  }

  @Override
  public ImageShape imageShape() {
    return context.settings().data().images();
  }

  @Override
  public int classes() {
    return context.classes();
  }

  @Override
  public boolean paired() {
    return context.settings().data().counterpart().orElseThrow(DeviceData::onlyOneDomain).paired();
  }

  @Override
  public LabelledSubset labelledSubset(int perClass) {
    return context.data().labelledSubset(perClass, classes(), context.settings().seed());
  }

  @Override
  public Network network(String name, long[] inputShape, Consumer<NetworkBuilder> layers) {
    return context.networks().network(name, inputShape, layers);
  }

  @Override
  public Generator generator(String name, int latentSize, Consumer<NetworkBuilder> layers) {
    return context.networks().generator(name, latentSize, layers);
  }

  @Override
  public Discriminator discriminator(String name, Consumer<NetworkBuilder> layers) {
    return context.networks().discriminator(name, layers);
  }

  @Override
  public Network body(String name, Consumer<NetworkBuilder> layers) {
    return context.networks().body(name, layers);
  }

  @Override
  public Translator translator(String name, Consumer<NetworkBuilder> layers) {
    return context.networks().translator(name, layers);
  }

  @Override
  public Variable<TFloat32> state(String name, Shape shape, Initializer initializer) {
    return context.store().state(name, shape, initializer);
  }

  @Override
  public Optimizer optimizer(String name, OptimizerConfig config) {
    return context.declare(name, config);
  }

  @Override
  public PhaseTiming phase(String name, Consumer<Tape> update) {
    GraphTape tape = new GraphTape(name, context, step);
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

  /**
   * Builds the remaining parts: outputs, the phase of the moving average, and access from the host.
   */
  TrainingGraph.Copy complete() {
    if (phases.isEmpty()) {
      throw new InputException(
          "variant", "expected at least one phase, found none", "Declare graph.phase(...).");
    }
    context.networks().requireRegularisable();
    context
        .settings()
        .regularisation()
        .r1()
        .ifPresent(options -> R1Phase.declare(this, context, options));
    Outputs built = buildOutputs();
    return new TrainingGraph.Copy(
        context.settings(),
        context.graph(),
        context.store(),
        context.data(),
        step,
        context.networks().all(),
        context.optimizers(),
        List.copyOf(phases),
        built,
        new VariableAccess(context.tf().withSubScope("access"), context.store().all()));
  }

  private Outputs buildOutputs() {
    Ops sampling = context.tf().withSubScope("sampling");
    OptionalDouble decay = context.settings().averageDecay();
    if (decay.isEmpty()) {
      return outputs.build(new LiveWeights(sampling));
    }
    AveragedWeights average =
        new AveragedWeights(
            sampling, context.store(), context.networks().variables(), decay.getAsDouble());
    Outputs built = outputs.build(average);
    phase(AVERAGE_PHASE, average::update);
    return built;
  }
}
