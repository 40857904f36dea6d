package org.gan4j.core.layer;

import org.gan4j.core.network.Layer;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.Signal;
import org.tensorflow.ndarray.Shape;

/**
 * Normalises each channel of each example over its places (Ulyanov et al. 2016).
 *
 * @param epsilon added to the variance
 */
public record InstanceNorm(float epsilon) implements Layer {

  /** Epsilon 1e-5. */
  public InstanceNorm() {
    this(1e-5f);
  }

  @Override
  public Connected connect(LayerScope scope, Signal input) {
    scope.requireMap(input);
    Affine affine = Affine.of(scope, Shape.of(input.channels()));
    return new Connected(
        Signal.of(input.shape().asArray()),
        (pass, x) -> affine.normalize(pass, x, Moments.of(pass.tf(), x, 1, 2), epsilon));
  }
}
