package org.gan4j.core.internal.decode;

import java.util.Locale;
import org.gan4j.core.InputException;

/** How large an image file may be: told by its header, before anything is decoded. */
public final class ImageLimits {

  /** Largest width and height, in pixels. */
  public static final int MAX_SIDE = 16_384;

  /** Most pixels in all: decoding takes up to eight bytes for each. */
  public static final long MAX_PIXELS = 1L << 26;

  private ImageLimits() {}

  /**
   * Checks a size.
   *
   * @param place the file, for the error
   * @throws InputException if it is over a limit
   */
  public static void check(String place, int width, int height) {
    if (width > MAX_SIDE || height > MAX_SIDE || (long) width * height > MAX_PIXELS) {
      throw new InputException(
          place,
          String.format(
              Locale.ROOT,
              "expected at most %d pixels a side and %d in all, found %d x %d",
              MAX_SIDE,
              MAX_PIXELS,
              width,
              height),
          "Make the image smaller, or move it out of the folder.");
    }
  }
}
