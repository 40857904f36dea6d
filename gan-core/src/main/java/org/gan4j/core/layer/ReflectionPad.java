package org.gan4j.core.layer;

import org.gan4j.core.Bounds;
import org.gan4j.core.network.Layer;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.Signal;

/**
 * Extends a map beyond its border by its mirror image, without repeating the border itself: {@code
 * [height, width, channels] -> [height + 2 size, width + 2 size, channels]}. Before {@link
 * Padding#VALID} convolutions it avoids the visible rim that zeros leave in image-to-image networks
 * (Zhu et al. 2017, appendix 7.2).
 *
 * @param size rows or columns added at each side
 */
record ReflectionPad(int size) implements Layer {

  /**
   * @throws IllegalArgumentException if the size is below 1
   */
  public ReflectionPad {
    Bounds.atLeastOne("size", size);
  }

  @Override
  public Connected connect(LayerScope scope, Signal input) {
    scope.requireMap(input);
    if (input.shape().get(0) <= size || input.shape().get(1) <= size) {
      throw scope.refused(
          "expected a map larger than the pad of " + size + ", found " + input.shape(),
          "Pad fewer rows and columns, or use zeroPad(" + size + ").");
    }
    return new Connected(
        Border.widened(input, size),
        (pass, x) -> pass.tf().mirrorPad(x, Border.paddings(pass.tf(), size), "REFLECT"));
  }
}
