package org.gan4j.core.layer;

import org.gan4j.core.Bounds;
import org.gan4j.core.network.Layer;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.Signal;

/**
 * Repeats each value: {@code [height, width, channels] -> [height * factor, width * factor,
 * channels]}, nearest neighbour.
 *
 * @param factor repetitions in each direction
 */
record Upsample(int factor) implements Layer {

  /**
   * @throws IllegalArgumentException if a size is below 1
   */
  public Upsample {
    Bounds.atLeastOne("factor", factor);
  }

  @Override
  public Connected connect(LayerScope scope, Signal input) {
    scope.requireMap(input);
    int height = Math.toIntExact(input.shape().get(0) * factor);
    int width = Math.toIntExact(input.shape().get(1) * factor);
    return new Connected(
        input.shaped(height, width, input.channels()),
        (pass, x) -> NearestNeighbor.enlarged(pass.tf(), x, factor));
  }
}
