package org.gan4j.models;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Summarises a discriminator's logits for reports. */
final class Scores {

  private Scores() {}

  /**
   * Returns the mean of f(x) minus the mean of f(G(z)), a critic's estimate of the distance between
   * real and generated images.
   */
  static Operand<TFloat32> distance(
      Ops tf, Operand<TFloat32> realScores, Operand<TFloat32> fakeScores) {
    return tf.math.sub(mean(tf, realScores), mean(tf, fakeScores));
  }

  /** Returns the mean of a batch of logits or scores. */
  static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> scores) {
    return tf.math.mean(tf.reshape(scores, tf.constant(new int[] {-1})), tf.constant(0));
  }

  /** Returns the mean of sigmoid(logit), in [0, 1]: how real a batch looks to the discriminator. */
  static Operand<TFloat32> meanProbability(Ops tf, Operand<TFloat32> logits) {
    return mean(tf, tf.math.sigmoid(logits));
  }
}
