package org.gan4j.train.graph;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/** Images of the graph as uint8: (x + 1) * 127.5, rounded half to even, clipped. */
final class Pixels {

  private Pixels() {}

  static Operand<TUint8> of(Ops tf, Operand<TFloat32> images) {
    Operand<TFloat32> scaled =
        tf.math.rint(tf.math.mul(tf.math.add(images, tf.constant(1f)), tf.constant(127.5f)));
    Operand<TFloat32> clipped = tf.clipByValue(scaled, tf.constant(0f), tf.constant(255f));
    return tf.dtypes.cast(clipped, TUint8.class);
  }
}
