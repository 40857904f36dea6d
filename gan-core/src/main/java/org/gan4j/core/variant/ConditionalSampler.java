package org.gan4j.core.variant;

import org.gan4j.core.variable.Weights;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Makes images of given classes from latents with given weights. */
@FunctionalInterface
public interface ConditionalSampler {

  /**
   * @param weights the present ones or their moving average
   * @param latents {@code [batch, latentSize]}, standard normal
   * @param labels int32 {@code [batch]}
   * @return {@code [batch, height, width, channels]} in [-1, 1]
   */
  Operand<TFloat32> sample(Weights weights, Operand<TFloat32> latents, Operand<TInt32> labels);
}
