package org.gan4j.eval.image.resize;

import org.gan4j.eval.image.FloatImages;

/**
 * A way to resize images. Every image and channel is resized separately, and the same input gives
 * the same bits on every machine. Several threads may use one at once.
 */
public interface Resizer {

  /** Returns the name in protocols, such as {@code pillow-bicubic-float}. */
  String name();

  /** Returns whether pixels must be whole numbers in 0..255. */
  default boolean takesOnlyUint8() {
    return false;
  }

  /**
   * Resizes images.
   *
   * @param images {@code [n, h, w, c]}, on the scale 0..255
   * @param height of the result, at least 1
   * @param width of the result, at least 1
   * @return {@code [n, height, width, c]}; may be the given images if they are of that size
   */
  FloatImages resize(FloatImages images, int height, int width);
}
