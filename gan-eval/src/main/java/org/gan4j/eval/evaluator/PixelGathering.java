package org.gan4j.eval.evaluator;

import java.util.Locale;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.eval.image.FloatImages;
import org.gan4j.eval.set.ImageSet;

/** Collects images as they are stored, all of one shape. */
final class PixelGathering {

  private final ImageSet set;
  private final int count;
  private ImageShape shape;
  private byte[] pixels;
  private int next;

  /**
   * @param count number of images that will be added, at least 1
   */
  PixelGathering(ImageSet set, int count) {
    this.set = set;
    this.count = count;
  }

  /**
   * Adds an image of a block, whose values are whole numbers from 0 to 255.
   *
   * @param row position in the block
   * @param index index in the set
   * @throws InputException if its shape differs from that of the first image
   */
  void add(FloatImages block, int row, int index) {
    if (pixels == null) {
      shape = block.shape();
      pixels = new byte[Math.multiplyExact(count, shape.size())];
    }
    if (!block.shape().equals(shape)) {
      throw new InputException(
          set.nameOf(index),
          String.format(
              Locale.ROOT, "expected an image of %s as the first, found %s", shape, block.shape()),
          "Bring all images to one size for metrics of pixels.");
    }
    int size = shape.size();
    for (int k = 0; k < size; k++) {
      pixels[next * size + k] = (byte) (int) block.pixels()[row * size + k];
    }
    next++;
  }

  /** Returns all images. */
  Images images() {
    return new Images(shape, pixels);
  }
}
