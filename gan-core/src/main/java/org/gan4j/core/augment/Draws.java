package org.gan4j.core.augment;

import org.gan4j.core.InputException;
import org.gan4j.core.network.Training;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Draws one number for each example. */
final class Draws {

  private Draws() {}

  /** Draws uniformly from [0, 1): {@code [batch, 1, 1, 1]}. */
  static Operand<TFloat32> uniform(Training tape, String stream, Operand<TFloat32> x) {
    return tape.uniform(stream, Shape.of(batch(stream, x), 1, 1, 1));
  }

  /** Draws uniformly from 0, 1, ..., count - 1: {@code [batch, 1]}. */
  static Operand<TInt32> integers(Training tape, String stream, Operand<TFloat32> x, int count) {
    Ops tf = tape.tf();
    Operand<TFloat32> draws = tape.uniform(stream, Shape.of(batch(stream, x), 1));
    return tf.dtypes.cast(
        tf.math.floor(tf.math.mul(draws, tf.constant((float) count))), TInt32.class);
  }

  /**
   * Returns the batch size.
   *
   * @throws InputException if it is not known
   */
  static long batch(String stream, Operand<TFloat32> x) {
    long batch = x.shape().get(0);
    if (batch < 0) {
      throw new InputException(
          "random stream '" + stream + "'",
          "expected a batch of known size, found " + x.shape(),
          "Give all images of a phase the batch size of tape.images().");
    }
    return batch;
  }
}
