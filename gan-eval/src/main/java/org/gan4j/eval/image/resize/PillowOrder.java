package org.gan4j.eval.image.resize;

import org.gan4j.core.data.ImageShape;

/**
 * Which of its two passes Pillow does first. As values are rounded after each, it matters where
 * both sides change: on natural images hardly, on noise by tens of grey levels in 8 bits.
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

  /** How names of resizers begin. */
  String prefix() {
    return prefix;
  }

  boolean isColumnsFirst(ImageShape from, int height, int width) {
    int shrinks = from.height() - height;
    return this == PILLOW_13 && shrinks > 0 && shrinks > 2 * (from.width() - width);
  }
}
