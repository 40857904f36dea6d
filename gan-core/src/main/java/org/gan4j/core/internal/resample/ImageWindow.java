package org.gan4j.core.internal.resample;

import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;

/**
 * A rectangle of an image, to be cut out.
 *
 * @param image one image
 * @param left the first column
 * @param top the first row
 * @param width columns
 * @param height rows
 */
public record ImageWindow(Images image, int left, int top, int width, int height) {

  /** Returns the whole image. */
  public static ImageWindow whole(Images image) {
    return new ImageWindow(image, 0, 0, image.shape().width(), image.shape().height());
  }

  /** Returns the columns {@code [from, from + count)} of this window. */
  public ImageWindow columns(int from, int count) {
    return new ImageWindow(image, left + from, top, count, height);
  }

  /**
   * Returns the centre square. If the margins differ by one, the larger is at the right or bottom.
   */
  public ImageWindow square() {
    int side = Math.min(width, height);
    return new ImageWindow(image, left + (width - side) / 2, top + (height - side) / 2, side, side);
  }

  /** Cuts the window out; returns the image itself if the window is the whole image. */
  public Images cut() {
    ImageShape shape = image.shape();
    if (width == shape.width() && height == shape.height()) {
      return image;
    }
    byte[] pixels = new byte[width * height * shape.channels()];
    int row = width * shape.channels();
    for (int y = 0; y < height; y++) {
      int from = ((top + y) * shape.width() + left) * shape.channels();
      System.arraycopy(image.pixels(), from, pixels, y * row, row);
    }
    return new Images(new ImageShape(height, width, shape.channels()), pixels);
  }
}
