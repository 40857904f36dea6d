package org.gan4j.core.layer;

import java.util.List;
import org.gan4j.core.network.BatchShape;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.Signal;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A vector joined to each example of an input: to a vector as further features, to a map as further
 * channels that are constant over it.
 *
 * @param input what it is joined to
 * @param size size of the vector
 */
record JoinedVector(Signal input, long size) {

  /**
   * @throws org.gan4j.core.InputException if the input is neither a vector nor a map
   */
  static JoinedVector of(LayerScope scope, Signal input, long size) {
    if (!input.isMap()) {
      scope.requireVector(input);
    }
    return new JoinedVector(input, size);
  }

  Signal output() {
    long[] shape = input.shape().asArray();
    shape[shape.length - 1] += size;
    return Signal.of(shape);
  }

  /**
   * @param x {@code [batch, ...input]}
   * @param vector {@code [batch, size]}
   */
  Operand<TFloat32> join(Ops tf, Operand<TFloat32> x, Operand<TFloat32> vector) {
    Operand<TFloat32> joined = input.isMap() ? spread(tf, x, vector) : vector;
    return tf.concat(List.of(x, joined), tf.constant(input.shape().numDimensions()));
  }

  private Operand<TFloat32> spread(Ops tf, Operand<TFloat32> x, Operand<TFloat32> vector) {
    Operand<TFloat32> pixel =
        tf.reshape(vector, tf.constant(new int[] {-1, 1, 1, Math.toIntExact(size)}));
    return tf.broadcastTo(
        pixel, BatchShape.of(tf, x, input.shape().get(0), input.shape().get(1), size));
  }
}
