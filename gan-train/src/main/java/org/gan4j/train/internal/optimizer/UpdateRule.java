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

/** One optimizer's arithmetic: how a weight and its state follow from a gradient. */
interface UpdateRule {

  /**
   * Builds the write.
   *
   * @param tf a scope in which everything waits for the phase's barrier
   * @param step what the rule may use of this update
   */
  Op update(Ops tf, Step step);

  /**
   * One update of one weight.
   *
   * @param weight what to update
   * @param gradient of the loss, of the weight's shape
   * @param rate scalar learning rate
   * @param count scalar: how many updates the optimizer will have made, this one included
   * @param slots state of the optimizer for this weight
   */
  record Step(
      Variable<TFloat32> weight,
      Operand<TFloat32> gradient,
      Operand<TFloat32> rate,
      Operand<TFloat32> count,
      Slots slots) {}

  /** Makes, or finds, the zero-initialised state of a weight by name. */
  @FunctionalInterface
  interface Slots {
    Variable<TFloat32> get(String name);
  }

  /** The rule of a config. */
  static UpdateRule of(OptimizerConfig config) {
    if (config instanceof Adam adam) {
      return new AdamRule(adam);
    }
    if (config instanceof RmsProp rmsProp) {
      return new RmsPropRule(rmsProp);
    }
    return new SgdRule((Sgd) config);
  }
}
