package org.gan4j.core.internal.decode;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.gan4j.core.InputException;

/**
 * The segments before the first scan of a JPEG file (ITU-T T.81, B.1). Bytes between them that
 * belong to none are passed over, as libjpeg does.
 *
 * @param jpeg the file
 * @param segments in their order
 * @param scan where the first scan's marker begins
 */
record JpegMarkers(byte[] jpeg, List<Segment> segments, int scan) {

  /** Encoders write fewer than twenty; each makes the decoder go through the whole image again. */
  static final int MOST_SCANS = 100;

  /** A comment of nothing takes four bytes of a file, and more of memory. */
  private static final int MOST_SEGMENTS = 10_000;

  private static final int TEM = 0x01;
  private static final int RST0 = 0xD0;
  private static final int RST7 = 0xD7;
  private static final int SOI = 0xD8;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;
  private static final int COM = 0xFE;

  /**
   * A segment.
   *
   * @param code the second byte of its marker
   * @param offset where its data begin in the file, behind marker and length
   * @param length bytes of data
   */
  record Segment(int code, int offset, int length) {

    /** SOF0 to SOF15, less the three codes in between that mean other things. */
    boolean isFrame() {
      return code >= 0xC0 && code <= 0xCF && code != 0xC4 && code != 0xC8 && code != 0xCC;
    }

    /** Returns whether it says nothing of how the image is coded: APP0 to APP15, or a comment. */
    boolean isApplication() {
      return code >= 0xE0 && code <= 0xEF || code == COM;
    }
  }

  /** Returns whether bytes start as a JPEG file does. */
  static boolean isJpeg(byte[] bytes) {
    return bytes.length >= 2 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == SOI;
  }

  /**
   * Reads the markers of a file that {@link #isJpeg}.
   *
   * @throws org.gan4j.core.InputException if it ends before its first scan, or has more segments or
   *     scans than any encoder writes
   */
  static JpegMarkers read(String place, byte[] jpeg) {
    List<Segment> segments = new ArrayList<>();
    ByteBuffer file = ByteBuffer.wrap(jpeg).position(2);
    try {
      while (true) {
        int code = nextCode(file);
        if (code == SOS) {
          int scan = file.position() - 2;
          checkScans(place, file);
          return new JpegMarkers(jpeg, segments, scan);
        }
        if (segments.size() == MOST_SEGMENTS) {
          throw tooMany(place, MOST_SEGMENTS + " segments before its first scan");
        }
        int length = Short.toUnsignedInt(file.getShort()) - 2;
        segments.add(new Segment(code, file.position(), length));
        file.position(file.position() + length);
      }
    } catch (BufferUnderflowException | IllegalArgumentException end) {
      throw ImageDecoder.damaged(place, "truncated JPEG");
    }
  }

  /**
   * Counts the scans from the first on, behind whose marker the file is. Where the file is cut off
   * is the decoder's to say.
   */
  private static void checkScans(String place, ByteBuffer file) {
    int scans = 1;
    try {
      skipSegment(file);
      for (int code = nextCode(file); code != EOI; code = nextCode(file)) {
        if (code == SOS && ++scans > MOST_SCANS) {
          throw tooMany(place, MOST_SCANS + " scans");
        }
        if (code != TEM && code != SOI && (code < RST0 || code > RST7)) {
          skipSegment(file);
        }
      }
    } catch (BufferUnderflowException | IllegalArgumentException cutOff) {
      return;
    }
  }

  private static void skipSegment(ByteBuffer file) {
    int start = file.position();
    file.position(start + Short.toUnsignedInt(file.getShort()));
  }

  private static InputException tooMany(String place, String limit) {
    return ImageDecoder.refused(place, "expected a JPEG of at most " + limit + ", found more");
  }

  /** Leaves the file behind the next marker. */
  private static int nextCode(ByteBuffer file) {
    int code = 0;
    while (code == 0) {
      while ((file.get() & 0xff) != 0xff) {}
      do {
        code = file.get() & 0xff;
      } while (code == 0xff);
    }
    return code;
  }

  /** A byte of a segment, 0 to 255. */
  int at(Segment segment, int position) {
    return jpeg[segment.offset + position] & 0xff;
  }

  /** Returns whether a segment begins with some letters and a zero. */
  boolean begins(Segment segment, String letters) {
    if (segment.length <= letters.length()) {
      return false;
    }
    for (int k = 0; k < letters.length(); k++) {
      if (at(segment, k) != letters.charAt(k)) {
        return false;
      }
    }
    return at(segment, letters.length()) == 0;
  }

  /**
   * The file without application data, comments, and what is between segments: the coded image, and
   * nothing that a decoder could make something of its own of, such as colour profiles.
   */
  byte[] coded() {
    ByteArrayOutputStream coded = new ByteArrayOutputStream(jpeg.length);
    coded.write(jpeg, 0, 2);
    for (Segment segment : segments) {
      if (!segment.isApplication()) {
        coded.write(0xff);
        coded.write(segment.code);
        coded.write(jpeg, segment.offset - 2, segment.length + 2);
      }
    }
    coded.write(jpeg, scan, jpeg.length - scan);
    return coded.toByteArray();
  }
}
