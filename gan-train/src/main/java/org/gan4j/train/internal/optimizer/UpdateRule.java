package org.gan4j.train.internal.optimizer;

import org.gan4j.core.optimizer.Adam;
import org.gan4j.core.optimizer.OptimizerConfig;
import org.gan4j.core.optimizer.RmsProp;
import org.gan4j.core.optimizer.Sgd;
import org.gan4j.core.variable.Variable;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The arithmetic of an optimizer: how a weight and its state follow from a gradient. */
interface UpdateRule {

  /**
   * Builds the write.
   *
   * @param tf a scope in which everything waits for the phase's barrier
   * @param step values of this update that the rule may use
   */
  Op update(Ops tf, Step step);

  /**
   * One update of one weight.
   *
   * @param weight weight to update
   * @param gradient gradient of the loss, with the weight's shape
   * @param rate scalar learning rate
   * @param count scalar number of updates that the optimizer has made, including this one
   * @param slots states of the optimizer for this weight
   */
  record Step(
      Variable<TFloat32> weight,
      Operand<TFloat32> gradient,
      Operand<TFloat32> rate,
      Operand<TFloat32> count,
      Slots slots) {}

  /** Makes or finds a state of a weight by name; its first value is zero. */
  @FunctionalInterface
  interface Slots {
    Variable<TFloat32> get(String name);
  }

  /** Returns the rule of a config. */
  static UpdateRule of(OptimizerConfig config) {
    if (config instanceof Adam adam) {
      return new AdamRule(adam);
    }
    if (config instanceof RmsProp rmsProp) {
      return new RmsPropRule(rmsProp);
    }
    return new SgdRule((Sgd) config);
  }

  /**
   * Adam: m = beta1 m + (1 - beta1) g, v = beta2 v + (1 - beta2) g^2, w = w - rate sqrt(1 -
   * beta2^t) / (1 - beta1^t) m / (sqrt(v) + epsilon). The powers are computed from the count, so no
   * update reads a state that another one writes.
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
}
