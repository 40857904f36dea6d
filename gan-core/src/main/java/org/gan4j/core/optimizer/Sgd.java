package org.gan4j.core.optimizer;

import org.gan4j.core.Bounds;

/**
 * Gradient descent with momentum (Polyak 1964): a = momentum a + g, w = w - rate a.
 *
 * @param learningRate above 0
 * @param momentum in [0, 1); 0 is plain gradient descent
 */
public record Sgd(double learningRate, double momentum) implements OptimizerConfig {

  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  public Sgd {
    Bounds.positive("learningRate", learningRate);
    Bounds.share("momentum", momentum);
  }
}
