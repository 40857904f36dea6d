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
 * The complete graph of one variant. It is built once from the variant's declaration and does not
 * change afterwards. If several devices of this process share each batch, it holds one copy for
 * each, with variables of its own. Owns the native graph; close it after all sessions on it.
 */
public final class TrainingGraph implements AutoCloseable {

  private static final Set<String> BRANCHES =
      Set.of("If", "While", "Case", "Switch", "Merge", "Enter", "Exit", "NextIteration");

  private static final Set<String> PRINTS = Set.of("Print", "PrintV2");

  private final List<Copy> copies;
  private final Copy first;

  /**
   * The parts of a graph on one device.
   *
   * @param settings settings of this copy; the replica is that of its device
   * @param graph the native graph, which holds all copies
   * @param store store of all variables
   * @param data the data set on the device
   * @param step operand to which the number of the step is fed
   * @param networks networks, in the order of their declaration
   * @param optimizers optimizers, in the order of their declaration
   * @param phases phases, in the order in which they run
   * @param outputs what the trained graph can be asked for
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
   * @param copies one for each device that shares the batch, all in one native graph
   */
  private TrainingGraph(List<Copy> copies) {
    this.copies = List.copyOf(copies);
    this.first = copies.get(0);
  }

  /**
   * Builds a variant's graph.
   *
   * @throws InputException if the variant declares something that does not fit, or if a user's
   *     variant throws any exception: see {@link VariantCode}
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

  /** Returns the settings that the graph was built for. */
  public GraphSettings settings() {
    return first.settings();
  }

  /** Returns the shape of real and generated images. */
  public ImageShape imageShape() {
    return first.settings().data().images();
  }

  /** Returns the native graph. */
  public Graph graph() {
    return first.graph();
  }

  /** Returns the variables, which are what a checkpoint holds. */
  public VariableStore store() {
    return first.store();
  }

  /** Returns the data set on the device. */
  public DeviceData data() {
    return first.data();
  }

  /** Returns all networks, in the order of their declaration. */
  public List<Network> networks() {
    return first.networks();
  }

  /** Returns all optimizers, in the order of their declaration. */
  public List<GraphOptimizer> optimizers() {
    return first.optimizers();
  }

  /** Returns all phases in the order in which they run; that of the moving average is the last. */
  public List<GraphPhase> phases() {
    return first.phases();
  }

  /** Returns the output of the sampler, if the variant declares one. */
  public Optional<SampleOutput> samples() {
    return first.outputs().samples();
  }

  /** Returns the sample grid, if the variant has one. */
  public Optional<GridOutput> grid() {
    return first.outputs().grid();
  }

  /** Returns the results of the declared functions of {@link #functionImages}, by name. */
  public Map<String, Operand<TFloat32>> functions() {
    return first.outputs().functions();
  }

  /** Returns the operand to which the images of the declared functions are fed. */
  public Operand<TFloat32> functionImages() {
    return first.outputs().images();
  }

  /**
   * Returns the results of the declared translations of {@link #functionImages}, by the domain of
   * the images.
   */
  public Map<Domain, TranslationOutput> translations() {
    return first.outputs().translations();
  }

  /**
   * Returns the result of a training: weights and states of the networks, and their moving
   * averages.
   */
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

  /**
   * Returns whether the graph has branches or loops, so that which operations run depends on
   * values.
   */
  public boolean hasBranches() {
    return hasAny(BRANCHES);
  }

  /** Returns whether the variant prints with {@code tf.print}. */
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

  /**
   * Returns the copies, one for each device that shares the batch. All other methods describe the
   * first.
   */
  public List<Copy> copies() {
    return copies;
  }

  /** Returns a phase in all copies of the graph. */
  public List<GraphPhase> copies(GraphPhase phase) {
    int index = first.phases().indexOf(phase);
    return copies.stream().map(copy -> copy.phases().get(index)).toList();
  }
}
