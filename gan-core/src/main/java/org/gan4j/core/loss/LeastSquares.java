package org.gan4j.core.loss;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * D minimises ((D(x) - 1)^2 + D(G(z))^2) / 2, G minimises (D(G(z)) - 1)^2 / 2 (Mao et al. 2017,
 * equation 9: a = 0, b = c = 1).
 */
public record LeastSquares() implements GanLoss {

  @Override
  public Operand<TFloat32> discriminator(
      Ops tf, Operand<TFloat32> realLogits, Operand<TFloat32> fakeLogits) {
    return tf.math.add(half(tf, realLogits, 1), half(tf, fakeLogits, 0));
  }

  @Override
  public Operand<TFloat32> generator(Ops tf, Operand<TFloat32> fakeLogits) {
    return half(tf, fakeLogits, 1);
  }

  private static Operand<TFloat32> half(Ops tf, Operand<TFloat32> logits, float target) {
    Operand<TFloat32> error = tf.math.sub(logits, tf.constant(target));
    return tf.math.mul(tf.constant(0.5f), Means.mean(tf, tf.math.square(error)));
  }
}
