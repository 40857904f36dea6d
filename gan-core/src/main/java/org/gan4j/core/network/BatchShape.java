package org.gan4j.core.network;

import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The shape {@code [batch, ...rest]} as an operand, for batches of known and unknown size. */
public final class BatchShape {

  private BatchShape() {}

  public static Operand<TInt32> of(Ops tf, Operand<TFloat32> batch, long... rest) {
    long size = batch.shape().get(0);
    int[] dims = new int[rest.length + 1];
    dims[0] = (int) size;
    for (int i = 0; i < rest.length; i++) {
      dims[i + 1] = Math.toIntExact(rest[i]);
    }
    if (size >= 0) {
      return tf.constant(dims);
    }
    Operand<TInt32> known = tf.constant(Arrays.copyOfRange(dims, 1, dims.length));
    Operand<TInt32> unknown =
        tf.slice(tf.shape(batch), tf.constant(new int[] {0}), tf.constant(new int[] {1}));
    return tf.concat(List.of(unknown, known), tf.constant(0));
  }
}
