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
   * @return one image, on the scale 0..255
   */
  FloatImages prepare(Images image);

  /** As it is. */
  static Preparation asStored() {
    return FloatImages::of;
  }

  /** In RGB: grey three times. */
  static Preparation rgb() {
    return image -> FloatImages.of(image.rgb());
  }

  /** In grey: 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601), rounded. */
  static Preparation grey() {
    return image -> FloatImages.of(image.grey());
  }

  /** Resized after this. Interpolation with negative weights may leave 0..255 a little. */
  default Preparation resized(Resizer resizer, int height, int width) {
    return image -> resizer.resize(prepare(image), height, width);
  }

  /** Cut off at 0 and 255 after this, as clean-fid does when it has resized. */
  default Preparation clipped() {
    return image -> {
      FloatImages prepared = prepare(image);
      float[] pixels = new float[prepared.pixels().length];
      for (int k = 0; k < pixels.length; k++) {
        pixels[k] = Math.max(0, Math.min(255, prepared.pixels()[k]));
      }
      return new FloatImages(prepared.shape(), pixels);
    };
  }
}
