package org.gan4j.train.graph;

import java.util.List;
import org.gan4j.core.network.Application;
import org.gan4j.core.variant.Gradients;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What a phase was built of, for those who look into it.
 *
 * @param derivatives the losses it differentiates by weights
 * @param applications of networks in training, in their order
 */
public record PhaseTrace(List<Derivative> derivatives, List<Application> applications) {

  /**
   * A loss and what was taken for its gradients.
   *
   * @param loss a scalar
   * @param gradients by the weights of some networks
   */
  public record Derivative(Operand<TFloat32> loss, Gradients gradients) {}
}
