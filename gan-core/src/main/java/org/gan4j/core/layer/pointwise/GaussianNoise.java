package org.gan4j.core.layer.pointwise;

import org.gan4j.core.Bounds;
import org.gan4j.core.network.Layer;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.Signal;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * In training, adds normal noise to each value; at inference the identity. It regularises the
 * layers of semi-supervised classifiers (Rasmus et al. 2015; Salimans et al. 2016).
 *
 * @param deviation of the noise, above 0
 */
public record GaussianNoise(float deviation) implements Layer {

  /**
   * @throws IllegalArgumentException if the deviation is not above 0
   */
  public GaussianNoise {
    Bounds.positive("deviation", deviation);
  }

  @Override
  public Connected connect(LayerScope scope, Signal input) {
    return new Connected(
        Signal.of(input.shape().asArray()),
        (pass, x) ->
            pass.training()
                .map(
                    tape -> {
                      Ops tf = tape.tf();
                      Operand<TFloat32> draws = tape.normal(scope.path(), x.shape());
                      return (Operand<TFloat32>)
                          tf.math.add(x, tf.math.mul(draws, tf.constant(deviation)));
                    })
                .orElse(x));
  }
}
