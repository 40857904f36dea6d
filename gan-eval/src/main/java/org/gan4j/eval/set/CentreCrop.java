package org.gan4j.eval.set;

import java.util.Locale;
import java.util.stream.IntStream;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.eval.image.FloatImages;

/**
 * Cuts off borders that hold nothing. So sets that were padded with black for the networks ({@code
 * mnist-padded32}) are measured at their published size. The odd row or column of a border is at
 * the bottom right, as in the padding.
 */
public final class CentreCrop {

  private static final int BLOCK = 512;

  private CentreCrop() {}

  /** Returns the protocol's description of a crop: {@code none} or {@code crop 32 to 28}. */
  public static String resize(ImageShape from, ImageShape to) {
    boolean same = from.height() == to.height() && from.width() == to.width();
    return same ? "none" : String.format(Locale.ROOT, "crop %s to %s", side(from), side(to));
  }

  /** Returns whether all images are black outside the centre of another shape. */
  public static boolean losesNothing(ImageSet images, ImageShape found, ImageShape shape) {
    if (found.equals(shape)) {
      return true;
    }
    return found.channels() == shape.channels()
        && found.height() >= shape.height()
        && found.width() >= shape.width()
        && hasBlackBorder(images, shape);
  }

  /** The centres of images. */
  public static Images of(Images images, ImageShape shape) {
    if (images.shape().equals(shape)) {
      return images;
    }
    byte[] target = new byte[Math.multiplyExact(images.count(), shape.size())];
    copyRows(images.pixels(), images.shape(), target, shape, images.count());
    return new Images(shape, target);
  }

  /** The centres of images that were not rounded. */
  public static FloatImages of(FloatImages images, ImageShape shape) {
    if (images.shape().equals(shape)) {
      return images;
    }
    float[] target = new float[Math.multiplyExact(images.count(), shape.size())];
    copyRows(images.pixels(), images.shape(), target, shape, images.count());
    return new FloatImages(shape, target);
  }

  /** Copies the rows of the centres, from an array into one of the same kind. */
  private static void copyRows(
      Object from, ImageShape outer, Object into, ImageShape inner, int count) {
    int row = inner.width() * inner.channels();
    for (int image = 0; image < count; image++) {
      for (int y = 0; y < inner.height(); y++) {
        int at = (image * inner.height() + y) * row;
        System.arraycopy(from, offset(outer, inner, image, y), into, at, row);
      }
    }
  }

  /** Returns where row y of the centre of an image begins. */
  private static int offset(ImageShape outer, ImageShape inner, int image, int y) {
    int top = (outer.height() - inner.height()) / 2;
    int left = (outer.width() - inner.width()) / 2;
    return ((image * outer.height() + top + y) * outer.width() + left) * outer.channels();
  }

  private static boolean hasBlackBorder(ImageSet images, ImageShape shape) {
    for (int from = 0; from < images.count(); from += BLOCK) {
      int[] block = IntStream.range(from, Math.min(from + BLOCK, images.count())).toArray();
      Images whole = images.pixels(block);
      if (bright(whole) != bright(of(whole, shape))) {
        return false;
      }
    }
    return true;
  }

  /** Returns how many values are not black. */
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
