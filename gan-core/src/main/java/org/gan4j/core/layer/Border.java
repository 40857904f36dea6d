package org.gan4j.core.layer;

import org.gan4j.core.network.Signal;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;

/** A border of the same width on each side of a map. */
final class Border {

  private Border() {}

  static Signal widened(Signal map, int size) {
    return map.shaped(
        map.shape().get(0) + 2L * size, map.shape().get(1) + 2L * size, map.channels());
  }

  /**
   * Returns the paddings for TensorFlow's pad operations: before and after, for each dimension of a
   * batch.
   */
  static Operand<TInt32> paddings(Ops tf, int size) {
    return tf.constant(new int[][] {{0, 0}, {size, size}, {size, size}, {0, 0}});
  }
}
