package org.gan4j.core.loss;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * D minimises max(0, 1 - D(x)) + max(0, 1 + D(G(z))), G minimises -D(G(z)) (Lim and Ye 2017; Miyato
 * et al. 2018, equations 16 and 17).
 */
public record Hinge() implements GanLoss {

  @Override
  public Operand<TFloat32> discriminator(
      Ops tf, Operand<TFloat32> realLogits, Operand<TFloat32> fakeLogits) {
    Operand<TFloat32> one = tf.constant(1f);
    return tf.math.add(
        Means.mean(tf, tf.nn.relu(tf.math.sub(one, realLogits))),
        Means.mean(tf, tf.nn.relu(tf.math.add(one, fakeLogits))));
  }

  @Override
  public Operand<TFloat32> generator(Ops tf, Operand<TFloat32> fakeLogits) {
    return tf.math.neg(Means.mean(tf, fakeLogits));
  }
}
