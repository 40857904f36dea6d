package org.gan4j.core.layer.norm;

import org.gan4j.core.network.Layer;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.Signal;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/**
 * Divides each pixel's vector of channels by its root mean square: b = a / sqrt(mean(a^2) +
 * epsilon) (Karras et al. 2018, section 4.2). It has no weights, and examples do not depend on each
 * other. A vector {@code [features]} counts as one pixel; the paper's generator first normalises
 * its latents this way.
 *
 * @param epsilon added to the mean square
 */
public record PixelNorm(float epsilon) implements Layer {

  /** Makes a layer with epsilon 1e-8, as in the paper. */
  public PixelNorm() {
    this(1e-8f);
  }

  @Override
  public Connected connect(LayerScope scope, Signal input) {
    int channelAxis = input.shape().numDimensions();
    return new Connected(
        Signal.of(input.shape().asArray()),
        (pass, x) -> {
          Ops tf = pass.tf();
          Operand<TFloat32> meanSquare =
              tf.math.mean(tf.math.square(x), tf.constant(channelAxis), Mean.keepDims(true));
          return tf.math.mul(x, tf.math.rsqrt(tf.math.add(meanSquare, tf.constant(epsilon))));
        });
  }
}
