package org.gan4j.core.optimizer;

import org.gan4j.core.Bounds;

/**
 * Adam (Kingma and Ba 2015, algorithm 1, with the bias corrections folded into the rate as at the
 * end of its section 2).
 *
 * @param learningRate alpha, above 0
 * @param beta1 decay of the first moment, in [0, 1); 0.5 in Radford et al. 2016
 * @param beta2 decay of the second moment, in [0, 1)
 * @param epsilon above 0
 */
public record Adam(double learningRate, double beta1, double beta2, double epsilon)
    implements OptimizerConfig {

  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  public Adam {
    Bounds.positive("learningRate", learningRate);
    Bounds.share("beta1", beta1);
    Bounds.share("beta2", beta2);
    Bounds.positive("epsilon", epsilon);
  }
}
