package org.gan4j.core.network;

import org.gan4j.core.variable.Initializer.Fan;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** A kernel as its layer uses it: the variable itself, or a reparametrisation of it. */
@FunctionalInterface
public interface Weight {

  /** Returns the value in this pass. */
  Operand<TFloat32> value(ForwardPass pass);

  /** Computes something between a variable and its use, such as a division by a norm. */
  @FunctionalInterface
  interface Reparametrisation {

    /**
     * @param scope makes the states it needs
     * @param kernel the variable's own value
     * @param shape the kernel's shape; output channels last, or input channels if the layer is a
     *     transposed convolution
     * @param fan the kernel's connections
     */
    Weight wrap(LayerScope scope, Weight kernel, Shape shape, Fan fan);
  }
}
