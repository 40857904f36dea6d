package org.gan4j.core.layer;

import java.util.List;
import org.gan4j.core.Bounds;
import org.gan4j.core.network.Layer;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.Signal;

/**
 * Averages each square of values: {@code [height, width, channels] -> [height / size, width / size,
 * channels]}; rows and columns that do not fill a square are left out.
 *
 * @param size side of the square
 */
record AveragePool(int size) implements Layer {

  /**
   * @throws IllegalArgumentException if a size is below 1
   */
  public AveragePool {
    Bounds.atLeastOne("size", size);
  }

  @Override
  public Connected connect(LayerScope scope, Signal input) {
    scope.requireMap(input);
    if (input.shape().get(0) < size || input.shape().get(1) < size) {
      throw scope.refused(
          "expected a map of at least " + size + "x" + size + ", found " + input.shape(),
          "Pool smaller squares.");
    }
    List<Long> window = List.of(1L, (long) size, (long) size, 1L);
    return new Connected(
        input.shaped(input.shape().get(0) / size, input.shape().get(1) / size, input.channels()),
        (pass, x) -> pass.tf().nn.avgPool(x, window, window, Padding.VALID.name()));
  }
}
