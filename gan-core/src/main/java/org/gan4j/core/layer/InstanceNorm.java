package org.gan4j.core.layer;

import org.gan4j.core.network.Layer;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.Signal;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;

/**
 * Normalises each channel of each example over its places (Ulyanov et al. 2016).
 *
 * @param epsilon added to the variance
 * @param affine whether a learnt scale and shift follow, one of each a channel
 */
public record InstanceNorm(float epsilon, boolean affine) implements Layer {

  /** Epsilon 1e-5, with scale and shift. */
  public InstanceNorm() {
    this(1e-5f, true);
  }

  /** Epsilon 1e-5, without scale and shift: the form in the reference code of CycleGAN. */
  public static InstanceNorm plain() {
    return new InstanceNorm(1e-5f, false);
  }

  @Override
  public Connected connect(LayerScope scope, Signal input) {
    scope.requireMap(input);
    return new Connected(
        Signal.of(input.shape().asArray()), affine ? scaled(scope, input) : fixed());
  }

  private Function scaled(LayerScope scope, Signal input) {
    Affine scaleAndShift = Affine.of(scope, Shape.of(input.channels()));
    return (pass, x) -> scaleAndShift.normalize(pass, x, Moments.of(pass.tf(), x, 1, 2), epsilon);
  }

  private Function fixed() {
    return (pass, x) -> {
      Ops tf = pass.tf();
      return Moments.of(tf, x, 1, 2).normalize(tf, x, epsilon, tf.constant(1f), tf.constant(0f));
    };
  }
}
