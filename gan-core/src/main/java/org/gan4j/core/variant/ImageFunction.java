package org.gan4j.core.variant;

import org.gan4j.core.variable.Weights;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** A function of images with given weights. */
@FunctionalInterface
public interface ImageFunction {

  /**
   * @param weights the present ones or their moving average
   * @param images {@code [batch, height, width, channels]} in [-1, 1]
   * @return {@code [batch, ...]}
   */
  Operand<TFloat32> apply(Weights weights, Operand<TFloat32> images);
}
