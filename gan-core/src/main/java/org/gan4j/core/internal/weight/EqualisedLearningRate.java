package org.gan4j.core.internal.weight;

import org.gan4j.core.Bounds;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.Weight;
import org.gan4j.core.variable.Initializer.Fan;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;

/**
 * Equalised learning rate: kernels begin as N(0, 1) and are multiplied by gain / sqrt(fan in) where
 * they are used. An optimizer with a step of fixed size, such as Adam, then moves all layers at the
 * same relative speed (Karras et al. 2018, section 4.1). Biases are not changed. The fan of a
 * transposed convolution is kernel height x kernel width x input channels, as in the authors' code,
 * whatever its stride.
 *
 * @param gain sqrt(2) before a rectifier, 1 in the paper's last layers
 */
public record EqualisedLearningRate(double gain) implements Weight.Reparametrisation {

  public EqualisedLearningRate {
    Bounds.positive("gain", gain);
  }

  @Override
  public Weight wrap(LayerScope scope, Weight kernel, Shape shape, Fan fan) {
    float factor = (float) (gain / Math.sqrt(fan.in()));
    return pass -> {
      Ops tf = pass.tf();
      return tf.math.mul(kernel.value(pass), tf.constant(factor));
    };
  }
}
