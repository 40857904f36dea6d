package org.gan4j.eval;

import java.util.Optional;
import java.util.Random;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;

/** Image sources for tests. */
final class TestImages {

  static final ImageShape TWO_BY_TWO = new ImageShape(2, 2, 1);

  private TestImages() {}

  /** Pixels uniform in {@code [low, high)}. */
  static Dataset noise(String name, int count, int low, int high, long seed) {
    Random random = new Random(seed);
    byte[] pixels = new byte[count * TWO_BY_TWO.size()];
    for (int k = 0; k < pixels.length; k++) {
      pixels[k] = (byte) (low + random.nextInt(high - low));
    }
    return of(name, new Images(TWO_BY_TWO, pixels));
  }

  static Dataset of(String name, Images images) {
    return new Dataset(name, "hash-of-" + name, images, Optional.empty(), 0, Optional.empty());
  }
}
