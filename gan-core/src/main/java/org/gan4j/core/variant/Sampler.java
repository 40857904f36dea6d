package org.gan4j.core.variant;

import org.gan4j.core.variable.Weights;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Makes images from latents with given weights. */
@FunctionalInterface
public interface Sampler {

  /**
   * @param weights the present ones or their moving average
   * @param latents {@code [batch, latentSize]}, standard normal
   * @return {@code [batch, height, width, channels]} in [-1, 1]
   */
  Operand<TFloat32> sample(Weights weights, Operand<TFloat32> latents);
}
