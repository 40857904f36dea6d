package org.gan4j.eval.image.resize;

import org.gan4j.core.data.ImageShape;

/**
 * Which of its two passes Pillow does first. Values are rounded after each pass, so the order
 * matters if both sides change: hardly for natural images, but by tens of grey levels for 8-bit
 * noise.
 */
public enum PillowOrder {
  /** Always along rows first: Pillow up to 12, with which published scores were made. */
  PILLOW_12("pillow"),

  /**
   * Along columns first if the height shrinks, and by more than twice the pixels that the width
   * does: Pillow 13. Squares are as in Pillow 12.
   */
  PILLOW_13("pillow13");

  private final String prefix;

  PillowOrder(String prefix) {
    this.prefix = prefix;
  }

  /** Returns the beginning of the names of resizers. */
  String prefix() {
    return prefix;
  }

  boolean isColumnsFirst(ImageShape from, int height, int width) {
    int shrinks = from.height() - height;
    return this == PILLOW_13 && shrinks > 0 && shrinks > 2 * (from.width() - width);
  }
}
