package org.gan4j.train.internal.optimizer;

import org.gan4j.core.optimizer.RmsProp;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;

/**
 * RMSProp: s = decay s + (1 - decay) g^2, a = momentum a + rate g / sqrt(s + epsilon), w = w - a.
 */
record RmsPropRule(RmsProp config) implements UpdateRule {

  @Override
  public Op update(Ops tf, Step step) {
    return tf.train.resourceApplyRmsProp(
        step.weight().handle(),
        step.slots().get("mean_square").handle(),
        step.slots().get("momentum").handle(),
        step.rate(),
        tf.constant((float) config.decay()),
        tf.constant((float) config.momentum()),
        tf.constant((float) config.epsilon()),
        step.gradient());
  }
}
