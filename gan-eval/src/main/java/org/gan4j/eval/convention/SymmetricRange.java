package org.gan4j.eval.convention;

import org.gan4j.eval.image.FloatImages;
import org.gan4j.eval.image.resize.Resizer;

/**
 * Resizes in another way, then multiplies pixels by 256 / 255. A network that begins with (x - 128)
 * / 128 then sees 2 x / 255 - 1 for a pixel x.
 *
 * @param resizer the other way to resize
 */
record SymmetricRange(Resizer resizer) implements Resizer {

  private static final float GAIN = 256f / 255;

  @Override
  public String name() {
    return resizer.name() + ", x 256/255";
  }

  @Override
  public FloatImages resize(FloatImages images, int height, int width) {
    FloatImages resized = resizer.resize(images, height, width);
    float[] pixels = new float[resized.pixels().length];
    for (int k = 0; k < pixels.length; k++) {
      pixels[k] = resized.pixels()[k] * GAIN;
    }
    return new FloatImages(resized.shape(), pixels);
  }
}
