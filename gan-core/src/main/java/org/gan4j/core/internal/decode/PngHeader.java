package org.gan4j.core.internal.decode;

import java.nio.ByteBuffer;

/**
 * The IHDR chunk of a PNG file.
 *
 * @param width columns
 * @param height rows
 * @param depth bits a sample
 * @param colour 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha
 * @param interlaced whether the pixels are stored in the passes of Adam7
 */
record PngHeader(int width, int height, int depth, int colour, boolean interlaced) {

  private static final int IHDR = 0x49484452;
  private static final int POSITION = 8;

  /** Samples a pixel by colour type, 0 where there is no such type. */
  private static final int[] SAMPLES = {1, 0, 3, 1, 2, 0, 4};

  /**
   * Reads the header, and checks that the image is of a size to be read.
   *
   * @throws org.gan4j.core.InputException if it is not, or there is no valid header
   */
  static PngHeader read(String place, byte[] png) {
    if (png.length < POSITION + 21) {
      throw ImageDecoder.damaged(place, "truncated PNG");
    }
    ByteBuffer chunk = ByteBuffer.wrap(png, POSITION, 21);
    boolean first = chunk.getInt() == 13 && chunk.getInt() == IHDR;
    int width = chunk.getInt();
    int height = chunk.getInt();
    PngHeader header =
        new PngHeader(width, height, chunk.get(), chunk.get(), png[POSITION + 20] == 1);
    boolean known = chunk.get() == 0 && chunk.get() == 0 && (chunk.get() & 0xfe) == 0;
    if (!first || width < 1 || height < 1 || !known || !header.isColourKnown()) {
      throw ImageDecoder.refused(place, "expected a PNG image, found an invalid header");
    }
    ImageLimits.check(place, width, height);
    return header;
  }

  private boolean isColourKnown() {
    return switch (colour) {
      case 0 -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
      case 3 -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
      case 2, 4, 6 -> depth == 8 || depth == 16;
      default -> false;
    };
  }

  /** Returns whether there is one colour a pixel. */
  boolean isGrey() {
    return colour == 0 || colour == 4;
  }

  /** Returns whether pixels are indices of a palette. */
  boolean isPalette() {
    return colour == 3;
  }

  /** Samples a pixel. */
  int samples() {
    return SAMPLES[colour];
  }

  /** Bytes between a byte and the one that filters compare it with. */
  int step() {
    return Math.max(1, samples() * depth / 8);
  }

  /** Bytes of a row of so many pixels, without the filter's number. */
  int rowBytes(int pixels) {
    return (int) (((long) pixels * samples() * depth + 7) / 8);
  }
}
