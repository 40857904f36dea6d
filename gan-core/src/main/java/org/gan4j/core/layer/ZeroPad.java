package org.gan4j.core.layer;

import org.gan4j.core.Bounds;
import org.gan4j.core.network.Layer;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.Range;
import org.gan4j.core.network.Signal;

/**
 * Extends a map beyond its border by zeros: {@code [height, width, channels] -> [height + 2 size,
 * width + 2 size, channels]}. Before a {@link Padding#VALID} convolution it gives paddings that
 * {@link Padding#SAME} does not, such as those of the PatchGAN's kernels of 4.
 *
 * @param size rows or columns added at each side
 */
record ZeroPad(int size) implements Layer {

  /**
   * @throws IllegalArgumentException if the size is below 1
   */
  public ZeroPad {
    Bounds.atLeastOne("size", size);
  }

  @Override
  public Connected connect(LayerScope scope, Signal input) {
    scope.requireMap(input);
    Range range = input.range();
    Range withZero = new Range(Math.min(0, range.low()), Math.max(0, range.high()));
    return new Connected(
        Border.widened(input, size).in(withZero),
        (pass, x) -> pass.tf().pad(x, Border.paddings(pass.tf(), size), pass.tf().constant(0f)));
  }
}
