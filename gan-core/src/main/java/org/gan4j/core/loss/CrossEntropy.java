package org.gan4j.core.loss;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Losses for classification: logits {@code [batch, classes]} against labels, int32 {@code [batch]}.
 */
public final class CrossEntropy {

  private CrossEntropy() {}

  /** Returns the mean of -log softmax(logits)[label], a scalar that can be differentiated twice. */
  public static Operand<TFloat32> of(Ops tf, Operand<TFloat32> logits, Operand<TInt32> labels) {
    int classes = (int) logits.shape().get(1);
    var truth = tf.oneHot(labels, tf.constant(classes), tf.constant(1f), tf.constant(0f));
    var logLikelihood = tf.reduceSum(tf.math.mul(truth, tf.nn.logSoftmax(logits)), tf.constant(1));
    return tf.math.neg(tf.math.mean(logLikelihood, tf.constant(0)));
  }

  /**
   * Returns the share of examples whose largest logit is that of their label, a scalar in [0, 1].
   */
  public static Operand<TFloat32> accuracy(
      Ops tf, Operand<TFloat32> logits, Operand<TInt32> labels) {
    var answers = tf.math.argMax(logits, tf.constant(1), TInt32.class);
    return tf.math.mean(
        tf.dtypes.cast(tf.math.equal(answers, labels), TFloat32.class), tf.constant(0));
  }
}
