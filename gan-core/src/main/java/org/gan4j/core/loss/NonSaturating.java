package org.gan4j.core.loss;

import org.gan4j.core.Bounds;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * G maximises log D(G(z)) instead of minimising log(1 - D(G(z))): the same fixed point, stronger
 * gradients early (Goodfellow et al. 2014, section 3).
 *
 * @param realTarget what D is taught to answer for real images: 1, or 0.9 for one-sided label
 *     smoothing (Salimans et al. 2016, section 3.4); in (0.5, 1]
 */
public record NonSaturating(float realTarget) implements GanLoss {

  /**
   * @throws IllegalArgumentException if the target is not in (0.5, 1]
   */
  public NonSaturating {
    Bounds.in("realTarget", "(0.5, 1]", realTarget > 0.5 && realTarget <= 1, realTarget);
  }

  @Override
  public Operand<TFloat32> discriminator(
      Ops tf, Operand<TFloat32> realLogits, Operand<TFloat32> fakeLogits) {
    return tf.math.add(real(tf, realLogits), Means.negativeLogOneMinusSigmoid(tf, fakeLogits));
  }

  /** Cross-entropy with the target: softplus(-x) + (1 - target) x. */
  private Operand<TFloat32> real(Ops tf, Operand<TFloat32> logits) {
    Operand<TFloat32> certain = Means.negativeLogSigmoid(tf, logits);
    if (realTarget == 1) {
      return certain;
    }
    return tf.math.add(certain, tf.math.mul(tf.constant(1 - realTarget), Means.mean(tf, logits)));
  }

  @Override
  public Operand<TFloat32> generator(Ops tf, Operand<TFloat32> fakeLogits) {
    return Means.negativeLogSigmoid(tf, fakeLogits);
  }
}
