package org.gan4j.core.layer;

import org.gan4j.core.Bounds;
import org.gan4j.core.network.ComputeType;
import org.gan4j.core.network.Layer;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.Signal;
import org.gan4j.core.network.Weight;
import org.gan4j.core.variable.Initializer.Fan;
import org.tensorflow.ndarray.Shape;

/**
 * Every output is a weighted sum of all inputs: {@code [features] -> [units]}.
 *
 * @param units number of outputs
 */
record Dense(long units) implements Layer {

  /**
   * @throws IllegalArgumentException if a size is below 1
   */
  public Dense {
    Bounds.atLeastOne("units", units);
  }

  @Override
  public Connected connect(LayerScope scope, Signal input) {
    scope.requireVector(input);
    long inputs = input.channels();
    Weight kernel = scope.kernel("kernel", Shape.of(inputs, units), new Fan(inputs, units));
    Bias bias = Bias.of(scope, units);
    ComputeType products = scope.settings().products();
    return new Connected(
        Signal.of(units),
        (pass, x) -> bias.add(pass, products.matMul(pass.tf(), x, kernel.value(pass))));
  }
}
