package org.gan4j.eval.image.decode;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * What the markers before a JPEG file's image say of its colours (ITU-T T.81, B.1, and Adobe's
 * APP14).
 *
 * @param components colours a pixel, 0 if the file does not say
 * @param transform Adobe's code: 0 as they are, 1 YCbCr, 2 YCCK; -1 if the file does not say
 */
record JpegHeader(int components, int transform) {

  private static final int APP14 = 0xEE;
  private static final byte[] ADOBE = {'A', 'd', 'o', 'b', 'e'};

  /** Whether C, M and Y are coded as luminance and chrominance: YCCK. */
  boolean isInverseLuminance() {
    return transform == 2;
  }

  /** Reads the markers as far as they are sound; damage is the decoder's to find. */
  static JpegHeader read(byte[] bytes) {
    ByteBuffer file = ByteBuffer.wrap(bytes);
    int transform = -1;
    try {
      file.getShort();
      while (true) {
        int marker = marker(file);
        int end = file.position() + Short.toUnsignedInt(file.getShort(file.position()));
        if (isFrame(marker)) {
          return new JpegHeader(file.get(file.position() + 7), transform);
        }
        if (marker == APP14 && isAdobe(file)) {
          transform = file.get(file.position() + 13);
        }
        file.position(end);
      }
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException end) {
      return new JpegHeader(0, transform);
    }
  }

  private static int marker(ByteBuffer file) {
    while ((file.get() & 0xff) != 0xff) {}
    int marker = 0xff;
    while (marker == 0xff) {
      marker = file.get() & 0xff;
    }
    return marker;
  }

  /** SOF0 to SOF15, less the three codes in between that mean other things. */
  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private static boolean isAdobe(ByteBuffer file) {
    return file.slice(file.position() + 2, ADOBE.length).equals(ByteBuffer.wrap(ADOBE));
  }
}
