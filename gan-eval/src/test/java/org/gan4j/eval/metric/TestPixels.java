package org.gan4j.eval.metric;

import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;

/** Images for tests. */
public final class TestPixels {

  private TestPixels() {}

  /** One image, as {@code image} in src/test/python/pixel_vectors.py. */
  public static Images patterned(int height, int width, int channels, int seed, int noise) {
    byte[] pixels = new byte[height * width * channels];
    for (int place = 0; place < pixels.length; place++) {
      int c = place % channels;
      int x = place / channels % width;
      int y = place / channels / width;
      long z = (seed * 1_000_003L + place + 1) * 0x9E3779B97F4A7C15L;
      z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
      z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
      int hash = (int) ((z ^ (z >>> 31)) & 0xFF);
      int ramp = (3 * x + 2 * y + 17 * c) & 0xFF;
      pixels[place] = (byte) (((8 - noise) * ramp + noise * hash) / 8);
    }
    return new Images(new ImageShape(height, width, channels), pixels);
  }

  /** Several such images of 24x20, of consecutive seeds. */
  public static Images several(int count, int channels, int seed, int noise) {
    ImageShape shape = new ImageShape(24, 20, channels);
    byte[] pixels = new byte[count * shape.size()];
    for (int i = 0; i < count; i++) {
      byte[] one = patterned(24, 20, channels, seed + i, noise).pixels();
      System.arraycopy(one, 0, pixels, i * shape.size(), shape.size());
    }
    return new Images(shape, pixels);
  }
}
