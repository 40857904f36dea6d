package org.gan4j.train.graph;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gan4j.core.network.Application;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;

/**
 * The layers of the networks that a phase has applied.
 *
 * @param applications the applications of networks, in their order
 */
public record AppliedLayers(List<Application> applications) {

  /**
   * Returns the path of the layer to which an operation belongs. An operation of a gradient belongs
   * to the layer of the forward value that it uses.
   */
  public Optional<String> of(GraphOperation operation) {
    for (Application application : applications) {
      Set<GraphOperation> seen = ancestors(application.input());
      for (Application.LayerOutput layer : application.layers()) {
        Set<GraphOperation> own = ancestors(layer.value());
        own.removeAll(seen);
        if (own.contains(operation)
            || operation.inputs().stream().anyMatch(input -> own.contains(input.op()))) {
          return Optional.of(layer.path());
        }
        seen.addAll(own);
      }
    }
    return Optional.empty();
  }

  /**
   * Returns all operations that a value depends on, including its own. {@link
   * org.tensorflow.Graph#subgraphTo} visits an operation once for each path to it, and a few
   * normalisations in a row have very many paths.
   */
  static Set<GraphOperation> ancestors(Operand<?> value) {
    Set<GraphOperation> seen = new HashSet<>();
    Deque<GraphOperation> next = new ArrayDeque<>();
    next.push((GraphOperation) value.op());
    while (!next.isEmpty()) {
      GraphOperation operation = next.pop();
      if (seen.add(operation)) {
        operation.inputs().forEach(input -> next.push((GraphOperation) input.op()));
      }
    }
    return seen;
  }
}
