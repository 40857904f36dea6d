package org.gan4j.core.loss;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The critic minimises f(G(z)) - f(x), the generator -f(G(z)) (Arjovsky et al. 2017, algorithm 1).
 * The loss is meaningful only if the critic is kept Lipschitz, by clipping or a gradient penalty.
 */
public record Wasserstein() implements GanLoss {

  @Override
  public Operand<TFloat32> discriminator(
      Ops tf, Operand<TFloat32> realLogits, Operand<TFloat32> fakeLogits) {
    return tf.math.sub(Means.mean(tf, fakeLogits), Means.mean(tf, realLogits));
  }

  @Override
  public Operand<TFloat32> generator(Ops tf, Operand<TFloat32> fakeLogits) {
    return tf.math.neg(Means.mean(tf, fakeLogits));
  }
}
