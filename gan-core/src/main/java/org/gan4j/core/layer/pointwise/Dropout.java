package org.gan4j.core.layer.pointwise;

import org.gan4j.core.Bounds;
import org.gan4j.core.network.Layer;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.Signal;
import org.gan4j.core.network.Training;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * In training, sets each value to zero with the given probability and divides the others by the
 * rest, so that the mean is kept; at inference the identity (Srivastava et al. 2014).
 *
 * @param rate probability of dropping a value, in [0, 1)
 */
public record Dropout(float rate) implements Layer {

  /**
   * @throws IllegalArgumentException if the rate is not in [0, 1)
   */
  public Dropout {
    Bounds.in("rate", "[0, 1)", rate >= 0 && rate < 1, rate);
  }

  @Override
  public Connected connect(LayerScope scope, Signal input) {
    return new Connected(
        Signal.of(input.shape().asArray()),
        (pass, x) -> pass.training().map(tape -> drop(tape, scope.path(), x)).orElse(x));
  }

  private Operand<TFloat32> drop(Training tape, String stream, Operand<TFloat32> x) {
    Ops tf = tape.tf();
    Operand<TFloat32> draws = tape.uniform(stream, x.shape());
    Operand<TFloat32> kept =
        tf.dtypes.cast(tf.math.greaterEqual(draws, tf.constant(rate)), TFloat32.class);
    return tf.math.mul(x, tf.math.mul(kept, tf.constant(1 / (1 - rate))));
  }
}
