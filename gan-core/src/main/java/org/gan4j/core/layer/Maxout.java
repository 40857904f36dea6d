package org.gan4j.core.layer;

import org.gan4j.core.Bounds;
import org.gan4j.core.network.ComputeType;
import org.gan4j.core.network.Layer;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.Signal;
import org.gan4j.core.network.Weight;
import org.gan4j.core.variable.Initializer.Fan;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Every output is the largest of several weighted sums of all inputs: {@code [features] -> [units]}
 * (Goodfellow et al. 2013, Maxout Networks, section 2). The kernel is {@code [features, units *
 * pieces]}, with the pieces of a unit side by side.
 *
 * @param units number of outputs
 * @param pieces sums that an output is the largest of
 */
public record Maxout(long units, int pieces) implements Layer {

  /**
   * @throws IllegalArgumentException if a size is below 1
   */
  public Maxout {
    Bounds.atLeastOne("units", units);
    Bounds.atLeastOne("pieces", pieces);
  }

  @Override
  public Connected connect(LayerScope scope, Signal input) {
    scope.requireVector(input);
    long inputs = input.channels();
    long sums = units * pieces;
    Weight kernel = scope.kernel("kernel", Shape.of(inputs, sums), new Fan(inputs, sums));
    Bias bias = Bias.of(scope, sums);
    ComputeType products = scope.settings().products();
    int[] byUnit = {-1, Math.toIntExact(units), pieces};
    return new Connected(
        Signal.of(units),
        (pass, x) -> {
          Ops tf = pass.tf();
          Operand<TFloat32> all = bias.add(pass, products.matMul(tf, x, kernel.value(pass)));
          return tf.max(tf.reshape(all, tf.constant(byUnit)), tf.constant(2));
        });
  }
}
