package org.gan4j.eval.image;

import org.gan4j.core.data.Images;
import org.gan4j.eval.feature.FloatImages;
import org.gan4j.eval.image.resize.Resizer;

/** What is done with an image before a feature network sees it. Several threads may use it. */
@FunctionalInterface
public interface Preparation {

  /**
   * Prepares an image.
   *
   * @param image one image
   * @param name what it is called in messages
   * @return one image, on the scale 0..255
   */
  FloatImages prepare(Images image, String name);

  /** As it is. */
  static Preparation asStored() {
    return (image, name) -> FloatImages.of(image);
  }

  /** In RGB: grey three times. */
  static Preparation rgb() {
    return (image, name) -> FloatImages.of(image.rgb());
  }

  /** In grey: 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601), rounded. */
  static Preparation grey() {
    return (image, name) -> FloatImages.of(image.grey());
  }

  /** Resized after this. */
  default Preparation resized(Resizer resizer, int height, int width) {
    return (image, name) -> resizer.resize(prepare(image, name), height, width);
  }
}
