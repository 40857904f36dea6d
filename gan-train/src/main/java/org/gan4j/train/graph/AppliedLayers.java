package org.gan4j.train.graph;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gan4j.core.network.Application;
import org.gan4j.train.internal.operation.Ancestors;
import org.tensorflow.GraphOperation;

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
      Set<GraphOperation> seen = Ancestors.of(application.input());
      for (Application.LayerOutput layer : application.layers()) {
        Set<GraphOperation> own = Ancestors.of(layer.value());
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
}
