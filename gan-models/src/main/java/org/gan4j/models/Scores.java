package org.gan4j.models;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** What a discriminator's logits say, for reports. */
final class Scores {

  private Scores() {}

  /**
   * The mean of f(x) less the mean of f(G(z)): a critic's estimate of how far apart real and
   * generated images are.
   */
  static Operand<TFloat32> distance(
      Ops tf, Operand<TFloat32> realScores, Operand<TFloat32> fakeScores) {
    return tf.math.sub(mean(tf, realScores), mean(tf, fakeScores));
  }

  /** The mean of a batch of logits or scores. */
  static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> scores) {
    return tf.math.mean(tf.reshape(scores, tf.constant(new int[] {-1})), tf.constant(0));
  }

  /** The mean of sigmoid(logit): how real the discriminator takes a batch to be, in [0, 1]. */
  static Operand<TFloat32> meanProbability(Ops tf, Operand<TFloat32> logits) {
    return mean(tf, tf.math.sigmoid(logits));
  }
}
