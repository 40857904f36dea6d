package org.gan4j.train.graph;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.internal.gradient.SecondOrderGradients;
import org.gan4j.core.internal.variable.VariableStore;
import org.gan4j.core.network.Network;
import org.gan4j.core.variable.Variable;
import org.gan4j.core.variant.Domain;
import org.gan4j.core.variant.Variant;
import org.gan4j.train.internal.data.DeviceData;
import org.gan4j.train.internal.optimizer.GraphOptimizer;
import org.gan4j.train.internal.output.GridOutput;
import org.gan4j.train.internal.output.Outputs;
import org.gan4j.train.internal.output.SampleOutput;
import org.gan4j.train.internal.output.TranslationOutput;
import org.gan4j.train.internal.variable.VariableAccess;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The complete graph of one variant: built once from its declaration, then frozen. Where several
 * devices of this process share each batch, it holds a copy for each of them, with variables of its
 * own. Owns the native graph; close it after every session on it.
 */
public final class TrainingGraph implements AutoCloseable {

  private static final Set<String> BRANCHES =
      Set.of("If", "While", "Case", "Switch", "Merge", "Enter", "Exit", "NextIteration");

  private static final Set<String> PRINTS = Set.of("Print", "PrintV2");

  private final List<Copy> copies;
  private final Copy first;

  /**
   * What a graph is made of, on one device.
   *
   * @param settings of this copy: its replica is that of its device
   * @param graph the native graph, which holds all copies
   * @param store all variables
   * @param data the data set on the device
   * @param step where the number of the step is fed
   * @param networks as declared
   * @param optimizers as declared
   * @param phases in the order they run
   * @param outputs what it can be asked for once it is trained
   * @param access reads and sets the variables
   */
  public record Copy(
      GraphSettings settings,
      Graph graph,
      VariableStore store,
      DeviceData data,
      Operand<TFloat32> step,
      List<Network> networks,
      List<GraphOptimizer> optimizers,
      List<GraphPhase> phases,
      Outputs outputs,
      VariableAccess access) {}

  /**
   * @param copies one a device that shares each batch, all in one native graph
   */
  private TrainingGraph(List<Copy> copies) {
    this.copies = List.copyOf(copies);
    this.first = copies.get(0);
  }

  /**
   * Builds a variant's graph.
   *
   * @throws InputException if the variant declares something that does not fit, or, where a user
   *     wrote it, throws anything: see {@link VariantCode}
   */
  public static TrainingGraph build(Variant variant, GraphSettings settings) {
    SecondOrderGradients.register();
    Graph graph = new Graph();
    try {
      List<Copy> copies = new ArrayList<>();
      for (int device = 0;
          device < Math.max(1, settings.computation().devices().size());
          device++) {
        GraphBuilder builder = new GraphBuilder(settings.ofDevice(device), graph);
        copies.add(
            VariantCode.run(
                variant.getClass(),
                () -> {
                  variant.define(builder);
                  return builder.complete();
                }));
      }
      return new TrainingGraph(copies);
    } catch (RuntimeException | Error refused) {
      graph.close();
      throw refused;
    }
  }

  /** What the graph was built for. */
  public GraphSettings settings() {
    return first.settings();
  }

  /** The shape of real and generated images. */
  public ImageShape imageShape() {
    return first.settings().data().images();
  }

  /** The native graph. */
  public Graph graph() {
    return first.graph();
  }

  /** Everything a checkpoint holds. */
  public VariableStore store() {
    return first.store();
  }

  /** The data set on the device. */
  public DeviceData data() {
    return first.data();
  }

  /** All networks, as declared. */
  public List<Network> networks() {
    return first.networks();
  }

  /** All optimizers, as declared. */
  public List<GraphOptimizer> optimizers() {
    return first.optimizers();
  }

  /** All phases, in the order they run; the moving average's last. */
  public List<GraphPhase> phases() {
    return first.phases();
  }

  /** The sampler's output, for variants that declared one. */
  public Optional<SampleOutput> samples() {
    return first.outputs().samples();
  }

  /** The sample grid, for variants that show one. */
  public Optional<GridOutput> grid() {
    return first.outputs().grid();
  }

  /** Results of the declared functions, each of {@link #functionImages}. */
  public Map<String, Operand<TFloat32>> functions() {
    return first.outputs().functions();
  }

  /** Where the images of the declared functions are fed. */
  public Operand<TFloat32> functionImages() {
    return first.outputs().images();
  }

  /** Results of the declared translations of {@link #functionImages}, by their domain. */
  public Map<Domain, TranslationOutput> translations() {
    return first.outputs().translations();
  }

  /** Weights and states of the networks, and their moving averages: the result of a training. */
  public List<Variable<?>> networkVariables() {
    Set<String> names =
        networks().stream()
            .flatMap(
                network -> Stream.concat(network.weights().stream(), network.states().stream()))
            .map(Variable::name)
            .collect(Collectors.toSet());
    return store().all().stream()
        .filter(
            variable ->
                names.contains(variable.name())
                    || names.contains(AveragedWeights.averaged(variable.name())))
        .toList();
  }

  /** Whether what is run depends on values: a variant's own branches and loops. */
  public boolean hasBranches() {
    return hasAny(BRANCHES);
  }

  /** Whether a variant prints: {@code tf.print}. */
  public boolean prints() {
    return hasAny(PRINTS);
  }

  private boolean hasAny(Set<String> types) {
    Iterator<GraphOperation> operations = first.graph().operations();
    while (operations.hasNext()) {
      if (types.contains(operations.next().type())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    first.graph().close();
  }

  /** One a device that shares each batch; the first is what all other methods speak of. */
  public List<Copy> copies() {
    return copies;
  }

  /** A phase, and what it is on each further device. */
  public List<GraphPhase> copies(GraphPhase phase) {
    int index = first.phases().indexOf(phase);
    return copies.stream().map(copy -> copy.phases().get(index)).toList();
  }
}
