package org.gan4j.core.layer;

import java.util.Arrays;
import org.gan4j.core.network.Layer;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.Signal;
import org.tensorflow.ndarray.Shape;

/**
 * Gives the values another shape, row-major.
 *
 * @param shape shape of one example
 */
record Reshape(Shape shape) implements Layer {

  @Override
  public Connected connect(LayerScope scope, Signal input) {
    if (shape.size() != input.shape().size()) {
      throw scope.refused(
          "expected " + shape.size() + " values for " + shape + ", found " + input.shape(),
          "Make both hold the same number of values.");
    }
    int[] dims = new int[shape.numDimensions() + 1];
    Arrays.setAll(dims, i -> i == 0 ? -1 : Math.toIntExact(shape.get(i - 1)));
    return new Connected(
        input.shaped(shape.asArray()), (pass, x) -> pass.tf().reshape(x, pass.tf().constant(dims)));
  }
}
