package org.gan4j.core.layer.norm;

import java.util.stream.IntStream;
import org.gan4j.core.network.Layer;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.Signal;
import org.tensorflow.ndarray.Shape;

/**
 * Normalises each example over all its values, then scales and shifts each channel (Ba et al. 2016;
 * per-channel parameters as in the WGAN-GP critics of Gulrajani et al. 2017). Examples do not
 * depend on each other, as a gradient penalty requires.
 *
 * @param epsilon added to the variance
 */
public record LayerNorm(float epsilon) implements Layer {

  /** Makes a layer with epsilon 1e-5. */
  public LayerNorm() {
    this(1e-5f);
  }

  @Override
  public Connected connect(LayerScope scope, Signal input) {
    Affine affine = Affine.of(scope, Shape.of(input.channels()));
    int[] axes = IntStream.rangeClosed(1, input.shape().numDimensions()).toArray();
    return new Connected(
        Signal.of(input.shape().asArray()),
        (pass, x) -> affine.normalize(pass, x, MeanAndVariance.of(pass.tf(), x, axes), epsilon));
  }
}
