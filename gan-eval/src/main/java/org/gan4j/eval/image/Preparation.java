package org.gan4j.eval.image;

import org.gan4j.core.data.Images;

/** Prepares an image before anything else looks at it. Several threads may use it. */
@FunctionalInterface
public interface Preparation {

  /** Leaves images as they are stored. */
  Preparation AS_STORED = (image, name) -> FloatImages.of(image);

  /**
   * Prepares an image.
   *
   * @param image one image
   * @param name name of the image in messages
   * @return one image, on the scale 0..255
   */
  FloatImages prepare(Images image, String name);
}
