package org.gan4j.core.layer;

import org.gan4j.core.network.ForwardPass;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.variable.Initializer;
import org.gan4j.core.variable.Variable;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** Adds a value to each channel, unless the network's settings switch biases off. */
@FunctionalInterface
interface Bias {

  Operand<TFloat32> add(ForwardPass pass, Operand<TFloat32> x);

  static Bias of(LayerScope scope, long channels) {
    if (!scope.settings().bias()) {
      return (pass, x) -> x;
    }
    Variable<TFloat32> bias = scope.weight("bias", Shape.of(channels), Initializer.zeros());
    return (pass, x) -> pass.tf().nn.biasAdd(x, pass.value(bias));
  }
}
