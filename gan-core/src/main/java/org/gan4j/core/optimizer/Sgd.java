package org.gan4j.core.optimizer;

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
    Checks.positive("learningRate", learningRate);
    Checks.share("momentum", momentum);
  }
}
