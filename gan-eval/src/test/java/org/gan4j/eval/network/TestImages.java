package org.gan4j.eval.network;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.gan4j.core.data.ClassNames;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;

/** Image sources for tests. */
public final class TestImages {

  public static final ImageShape TWO_BY_TWO = new ImageShape(2, 2, 1);

  private TestImages() {}

  /** Pixels uniform in {@code [low, high)}. */
  public static Dataset noise(String name, int count, int low, int high, long seed) {
    Random random = new Random(seed);
    byte[] pixels = new byte[count * TWO_BY_TWO.size()];
    for (int k = 0; k < pixels.length; k++) {
      pixels[k] = (byte) (low + random.nextInt(high - low));
    }
    return of(name, new Images(TWO_BY_TWO, pixels));
  }

  /** 5x5 with the 2x2 image in the middle, one row and column nearer to the top left. */
  public static Dataset padded(Dataset images, byte border) {
    byte[] pixels = new byte[25 * images.count()];
    Arrays.fill(pixels, border);
    for (int k = 0; k < images.images().pixels().length; k++) {
      int y = 1 + k % 4 / 2;
      int x = 1 + k % 2;
      pixels[25 * (k / 4) + 5 * y + x] = images.images().pixels()[k];
    }
    return of(images.name(), new Images(new ImageShape(5, 5, 1), pixels));
  }

  public static Dataset of(String name, Images images) {
    return new Dataset(
        name, "hash-of-" + name, images, Optional.empty(), ClassNames.NONE, Optional.empty());
  }
}
