package org.gan4j.core.loss;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Distances between two batches of one shape, for instance reconstructions and originals. They are
 * scalars: means over all values.
 */
public final class Distance {

  private Distance() {}

  /**
   * Returns mean |a - b|, the L1 loss of Isola et al. 2017, equation 3, and Zhu et al. 2017,
   * equation 2.
   */
  public static Operand<TFloat32> absolute(Ops tf, Operand<TFloat32> a, Operand<TFloat32> b) {
    return Means.mean(tf, tf.math.abs(tf.math.sub(a, b)));
  }

  /** Returns mean (a - b)^2. */
  public static Operand<TFloat32> squared(Ops tf, Operand<TFloat32> a, Operand<TFloat32> b) {
    return Means.mean(tf, tf.math.square(tf.math.sub(a, b)));
  }
}
