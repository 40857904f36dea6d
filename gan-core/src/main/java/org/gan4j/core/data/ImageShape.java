package org.gan4j.core.data;

/**
 * The size of one image: height and width in pixels, and channels (1 grey, 3 RGB).
 *
 * @param height rows, at least 1
 * @param width columns, at least 1
 * @param channels 1 or 3
 */
public record ImageShape(int height, int width, int channels) {

  /**
   * @throws IllegalArgumentException if a dimension is below 1
   */
  public ImageShape {
    if (height < 1 || width < 1 || channels < 1) {
      throw new IllegalArgumentException(
          "An image needs at least one row, column and channel, found "
              + height
              + "x"
              + width
              + "x"
              + channels);
    }
  }

  /** Returns the number of values of an image: height x width x channels. */
  public int size() {
    return Math.multiplyExact(Math.multiplyExact(height, width), channels);
  }

  /** Returns this shape with another number of channels. */
  public ImageShape withChannels(int other) {
    return new ImageShape(height, width, other);
  }

  /** Returns a text such as {@code 28x28x1}. */
  @Override
  public String toString() {
    return height + "x" + width + "x" + channels;
  }
}
