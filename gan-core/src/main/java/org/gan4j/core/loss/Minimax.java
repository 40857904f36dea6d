package org.gan4j.core.loss;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The value function itself: D minimises -log D(x) - log(1 - D(G(z))), G minimises log(1 - D(G(z)))
 * (Goodfellow et al. 2014, equation 1). G's gradient vanishes where D is certain; see {@link
 * NonSaturating}.
 */
public record Minimax() implements GanLoss {

  @Override
  public Operand<TFloat32> discriminator(
      Ops tf, Operand<TFloat32> realLogits, Operand<TFloat32> fakeLogits) {
    return tf.math.add(
        Means.negativeLogSigmoid(tf, realLogits), Means.negativeLogOneMinusSigmoid(tf, fakeLogits));
  }

  @Override
  public Operand<TFloat32> generator(Ops tf, Operand<TFloat32> fakeLogits) {
    return tf.math.neg(Means.negativeLogOneMinusSigmoid(tf, fakeLogits));
  }
}
