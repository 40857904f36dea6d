package org.gan4j.models;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** What a discriminator's logits say, for reports. */
final class Scores {

  private Scores() {}

  /** The mean of sigmoid(logit): how real the discriminator takes a batch to be, in [0, 1]. */
  static Operand<TFloat32> meanProbability(Ops tf, Operand<TFloat32> logits) {
    Operand<TFloat32> flat = tf.reshape(logits, tf.constant(new int[] {-1}));
    return tf.math.mean(tf.math.sigmoid(flat), tf.constant(0));
  }
}
