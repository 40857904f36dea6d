package org.gan4j.core.layer.pointwise;

import org.gan4j.core.network.Layer;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.Range;
import org.gan4j.core.network.Signal;

/**
 * max(slope x, x) of each value (Maas et al. 2013); 0.2 in the discriminator of Radford et al.
 * 2016.
 *
 * @param slope for negative values, in [0, 1)
 */
public record LeakyRelu(float slope) implements Layer {

  @Override
  public Connected connect(LayerScope scope, Signal input) {
    return new Connected(
        input.in(Range.REAL),
        (pass, x) -> pass.tf().nn.leakyRelu(x, org.tensorflow.op.nn.LeakyRelu.alpha(slope)));
  }
}
