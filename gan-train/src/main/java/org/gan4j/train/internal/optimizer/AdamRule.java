package org.gan4j.train.internal.optimizer;

import org.gan4j.core.optimizer.Adam;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Adam: m = beta1 m + (1 - beta1) g, v = beta2 v + (1 - beta2) g^2, w = w - rate sqrt(1 - beta2^t)
 * / (1 - beta1^t) m / (sqrt(v) + epsilon). The powers are taken of the count, so no state is
 * written by one update and read by another.
 */
record AdamRule(Adam config) implements UpdateRule {

  @Override
  public Op update(Ops tf, Step step) {
    Operand<TFloat32> beta1 = tf.constant((float) config.beta1());
    Operand<TFloat32> beta2 = tf.constant((float) config.beta2());
    return tf.train.resourceApplyAdam(
        step.weight().handle(),
        step.slots().get("m").handle(),
        step.slots().get("v").handle(),
        tf.math.pow(beta1, step.count()),
        tf.math.pow(beta2, step.count()),
        step.rate(),
        beta1,
        beta2,
        tf.constant((float) config.epsilon()),
        step.gradient());
  }
}
