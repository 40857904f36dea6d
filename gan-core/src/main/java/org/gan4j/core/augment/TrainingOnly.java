package org.gan4j.core.augment;

import org.gan4j.core.network.Layer;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.Signal;
import org.gan4j.core.network.Training;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** A layer of maps that changes them in training and is the identity at inference. */
interface TrainingOnly extends Layer {

  /**
   * @param x {@code [batch, height, width, channels]}, of a known batch size
   * @param map its {@code [height, width, channels]}
   */
  Operand<TFloat32> change(Training tape, Operand<TFloat32> x, Shape map);

  @Override
  default Connected connect(LayerScope scope, Signal input) {
    scope.requireMap(input);
    return new Connected(
        Signal.of(input.shape().asArray()),
        (pass, x) -> pass.training().map(tape -> change(tape, x, input.shape())).orElse(x));
  }
}
