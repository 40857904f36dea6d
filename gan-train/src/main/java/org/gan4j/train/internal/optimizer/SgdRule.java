package org.gan4j.train.internal.optimizer;

import org.gan4j.core.optimizer.Sgd;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;

/** Gradient descent: a = momentum a + g, w = w - rate a; without momentum it keeps no state. */
record SgdRule(Sgd config) implements UpdateRule {

  @Override
  public Op update(Ops tf, Step step) {
    if (config.momentum() == 0) {
      return tf.train.resourceApplyGradientDescent(
          step.weight().handle(), step.rate(), step.gradient());
    }
    return tf.train.resourceApplyMomentum(
        step.weight().handle(),
        step.slots().get("momentum").handle(),
        step.rate(),
        step.gradient(),
        tf.constant((float) config.momentum()));
  }
}
