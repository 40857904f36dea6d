package org.gan4j.train.graph;

import java.util.List;
import java.util.Map;
import org.gan4j.core.network.Application;
import org.gan4j.core.variant.Gradients;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

/**
 * What a phase was built from, for code that inspects it.
 *
 * @param derivatives losses that the phase differentiates by weights
 * @param applications applications of networks in training, in their order
 * @param gradientNorms gradient norm of each network that the phase moves, by report name
 * @param barrier operation that waits, by control inputs, for everything that is computed before
 *     the first write
 */
public record PhaseTrace(
    List<Derivative> derivatives,
    List<Application> applications,
    Map<String, Operand<TFloat32>> gradientNorms,
    Op barrier) {

  /**
   * A loss and the gradients that were taken of it.
   *
   * @param loss a scalar
   * @param gradients gradients by the weights of some networks
   */
  public record Derivative(Operand<TFloat32> loss, Gradients gradients) {}
}
