package org.gan4j.core.optimizer;

import org.gan4j.core.Bounds;

/**
 * RMSProp (Tieleman and Hinton 2012, lecture 6.5): s = decay s + (1 - decay) g^2, w = w - rate g /
 * sqrt(s + epsilon), with momentum on the step.
 *
 * @param learningRate above 0
 * @param decay of the mean square, in [0, 1)
 * @param momentum in [0, 1)
 * @param epsilon above 0, under the root
 */
public record RmsProp(double learningRate, double decay, double momentum, double epsilon)
    implements OptimizerConfig {

  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  public RmsProp {
    Bounds.positive("learningRate", learningRate);
    Bounds.share("decay", decay);
    Bounds.share("momentum", momentum);
    Bounds.positive("epsilon", epsilon);
  }
}
