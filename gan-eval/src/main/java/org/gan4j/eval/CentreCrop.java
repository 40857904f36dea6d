package org.gan4j.eval;

import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.ImageSource;
import org.gan4j.core.data.Images;

/**
 * Images at the size that a feature network takes: as they are, or their centre where the border
 * says nothing. Sets that were padded with black for the networks ({@code mnist-padded32}) are so
 * measured at the size they were published in. The odd row or column of a border is at the bottom
 * right, where padding puts it.
 *
 * @param whole the images with their border
 * @param shape of the centre, no larger, of as many channels
 */
record CentreCrop(ImageSource whole, ImageShape shape) implements ImageSource {

  private static final int BLOCK = 512;

  /** What a protocol says of the size: {@code none}, {@code crop 32 to 28}. */
  String resize() {
    return whole.shape().equals(shape)
        ? "none"
        : "crop %s to %s".formatted(side(whole.shape()), side(shape));
  }

  /** Whether images are of a shape, or are so but for a border that is black in all of them. */
  static boolean losesNothing(ImageSource images, ImageShape shape) {
    ImageShape found = images.shape();
    if (found.equals(shape)) {
      return true;
    }
    return found.channels() == shape.channels()
        && found.height() >= shape.height()
        && found.width() >= shape.width()
        && new CentreCrop(images, shape).hasBlackBorder();
  }

  @Override
  public String name() {
    return whole.name();
  }

  @Override
  public String contentHash() {
    return whole.contentHash();
  }

  @Override
  public int count() {
    return whole.count();
  }

  @Override
  public Images read(int from, int count) {
    if (whole.shape().equals(shape)) {
      return whole.read(from, count);
    }
    byte[] source = whole.read(from, count).pixels();
    byte[] target = new byte[Math.multiplyExact(count, shape.size())];
    int row = shape.width() * shape.channels();
    for (int image = 0; image < count; image++) {
      for (int y = 0; y < shape.height(); y++) {
        int at = (image * shape.height() + y) * row;
        System.arraycopy(source, offset(image, y), target, at, row);
      }
    }
    return new Images(shape, target);
  }

  /** Where row y of the centre of an image begins. */
  private int offset(int image, int y) {
    ImageShape outer = whole.shape();
    int top = (outer.height() - shape.height()) / 2;
    int left = (outer.width() - shape.width()) / 2;
    return ((image * outer.height() + top + y) * outer.width() + left) * outer.channels();
  }

  private boolean hasBlackBorder() {
    for (int from = 0; from < count(); from += BLOCK) {
      int block = Math.min(BLOCK, count() - from);
      if (bright(whole.read(from, block)) != bright(read(from, block))) {
        return false;
      }
    }
    return true;
  }

  /** How many values are not black. */
  private static int bright(Images images) {
    int bright = 0;
    for (byte value : images.pixels()) {
      bright += value == 0 ? 0 : 1;
    }
    return bright;
  }

  private static String side(ImageShape shape) {
    return shape.height() == shape.width()
        ? String.valueOf(shape.height())
        : shape.height() + "x" + shape.width();
  }
}
