package org.gan4j.train.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.gradient.GpuDeterminism;
import org.gan4j.core.internal.variable.VariableStore;
import org.gan4j.core.optimizer.OptimizerConfig;
import org.gan4j.core.variant.Optimizer;
import org.gan4j.train.internal.data.DeviceData;
import org.gan4j.train.internal.optimizer.GraphOptimizer;
import org.gan4j.train.internal.replica.Placement;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;

/**
 * What all phases of a graph share while it is built: its scope, variables, data, networks and
 * optimizers.
 */
final class GraphContext {

  private final GraphSettings settings;
  private final Graph graph;
  private final Ops tf;
  private final VariableStore store;
  private final DeviceData data;
  private final DeclaredNetworks networks;
  private final GradientNorms gradientNorms;
  private final Map<Optimizer, GraphOptimizer> optimizers = new LinkedHashMap<>();

  /**
   * @param graph native graph that holds one copy for each device; the first copy has the same
   *     names as in a graph for one device
   */
  GraphContext(GraphSettings settings, Graph graph) {
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

  GraphSettings settings() {
    return settings;
  }

  Graph graph() {
    return graph;
  }

  /** Returns the root scope of the graph, or of the copy for one device. */
  Ops tf() {
    return tf;
  }

  VariableStore store() {
    return store;
  }

  DeviceData data() {
    return data;
  }

  /** Returns the networks declared so far. */
  DeclaredNetworks networks() {
    return networks;
  }

  /** Builds the norms of all phases' gradients. */
  GradientNorms gradientNorms() {
    return gradientNorms;
  }

  /**
   * Returns the number of classes.
   *
   * @throws InputException if the data set has no labels
   */
  int classes() {
    if (settings.data().classes() == 0) {
      throw new InputException(
          "dataset",
          "expected labels, because the variant uses them, found none",
          "Use a labelled set.");
    }
    return settings.data().classes();
  }

  Optimizer declare(String name, OptimizerConfig config) {
    GraphOptimizer optimizer = new GraphOptimizer(name, config, store, tf);
    optimizers.put(optimizer, optimizer);
    return optimizer;
  }

  /** Returns all optimizers, in the order of their declaration. */
  List<GraphOptimizer> optimizers() {
    return List.copyOf(optimizers.values());
  }

  /**
   * Returns our implementation of a declared optimizer.
   *
   * @throws InputException if it belongs to another graph
   */
  GraphOptimizer optimizer(Optimizer declared) {
    GraphOptimizer optimizer = optimizers.get(declared);
    if (optimizer == null) {
      throw new InputException(
          "optimizer '" + declared.name() + "'",
          "expected an optimizer of this graph, found one of another graph",
          "Declare it with graph.optimizer(name, config).");
    }
    return optimizer;
  }
}
