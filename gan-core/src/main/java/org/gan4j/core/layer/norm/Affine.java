package org.gan4j.core.layer.norm;

import org.gan4j.core.network.ForwardPass;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.variable.Initializer;
import org.gan4j.core.variable.Variable;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** The learnt scale and shift of a normalisation, one of each for every channel. */
record Affine(Variable<TFloat32> scale, Variable<TFloat32> shift) {

  static Affine of(LayerScope scope, Shape channels) {
    return new Affine(
        scope.weight("scale", channels, Initializer.ones()),
        scope.weight("shift", channels, Initializer.zeros()));
  }

  Operand<TFloat32> normalize(
      ForwardPass pass, Operand<TFloat32> x, MeanAndVariance moments, float epsilon) {
    return moments.normalize(pass.tf(), x, epsilon, pass.value(scale), pass.value(shift));
  }
}
