package org.gan4j.core.network;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Looks up the rows of a table by the labels of a pass. */
public final class LabelRows {

  private LabelRows() {}

  /**
   * Returns the rows as a product with one-hot rows, which can be differentiated twice, unlike a
   * gather.
   *
   * @param table {@code [classes, size]}
   * @return {@code [batch, size]}
   */
  public static Operand<TFloat32> of(ForwardPass pass, int classes, Operand<TFloat32> table) {
    Ops tf = pass.tf();
    Operand<TFloat32> oneHot =
        tf.oneHot(pass.labels(), tf.constant(classes), tf.constant(1f), tf.constant(0f));
    return tf.linalg.matMul(oneHot, table);
  }
}
