package org.gan4j.core.internal.decode;

import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.decode.JpegMarkers.Segment;

/**
 * What the markers of a JPEG file say of its image (ITU-T T.81, B.2.2; JFIF; Adobe's APP14).
 *
 * @param width columns
 * @param height rows
 * @param components the numbers by which the file calls its 1, 3 or 4 components
 * @param jfif whether there is a JFIF segment
 * @param adobe the transform code of the last APP14 segment of Adobe; -1 without one
 */
record JpegHeader(int width, int height, List<Integer> components, boolean jfif, int adobe) {

  private static final int APP0 = 0xE0;
  private static final int APP14 = 0xEE;
  private static final int JFIF_LENGTH = 14;
  private static final int ADOBE_LENGTH = 12;

  /**
   * Reads the header, and checks that the image is one to be read.
   *
   * @throws InputException if it is damaged, too large, or not baseline, extended sequential or
   *     progressive JPEG in Huffman coding with 8 bits a sample and 1, 3 or 4 components
   */
  static JpegHeader read(String place, JpegMarkers markers) {
    Segment frame =
        markers.segments().stream()
            .filter(Segment::isFrame)
            .findFirst()
            .orElseThrow(() -> ImageDecoder.damaged(place, "JPEG without a frame"));
    if (frame.length() < 6 || frame.length() < 6 + 3 * markers.at(frame, 5)) {
      throw ImageDecoder.damaged(place, "JPEG with a frame cut off");
    }
    checkCoding(place, frame.code(), markers.at(frame, 0), markers.at(frame, 5));
    int height = markers.at(frame, 1) << 8 | markers.at(frame, 2);
    int width = markers.at(frame, 3) << 8 | markers.at(frame, 4);
    if (width == 0 || height == 0) {
      throw ImageDecoder.refused(
          place, "expected an image, found a JPEG of " + width + " x " + height + " pixels");
    }
    ImageLimits.check(place, width, height);
    List<Integer> components =
        IntStream.range(0, markers.at(frame, 5))
            .mapToObj(k -> markers.at(frame, 6 + 3 * k))
            .toList();
    return new JpegHeader(width, height, components, hasJfif(markers), adobe(markers));
  }

  private static void checkCoding(String place, int code, int bits, int components) {
    if (code > 0xC2) {
      throw unread(place, coding(code) + " one");
    }
    if (bits != 8) {
      throw unread(place, "one of " + bits + " bits");
    }
    if (components != 1 && components != 3 && components != 4) {
      throw unread(place, "one of " + components + " components");
    }
  }

  private static InputException unread(String place, String found) {
    return new InputException(
        place,
        "expected a baseline or progressive JPEG of grey, three or four colours in 8 bits, found "
            + found,
        "Convert it, or move it out of the folder.");
  }

  private static String coding(int code) {
    return switch (code) {
      case 0xC3 -> "a lossless";
      case 0xC9, 0xCA, 0xCB -> "an arithmetic-coded";
      default -> "a hierarchical";
    };
  }

  private static boolean hasJfif(JpegMarkers markers) {
    return markers.segments().stream()
        .anyMatch(
            segment ->
                segment.code() == APP0
                    && segment.length() >= JFIF_LENGTH
                    && markers.begins(segment, "JFIF"));
  }

  private static int adobe(JpegMarkers markers) {
    return markers.segments().stream()
        .filter(segment -> segment.code() == APP14 && segment.length() >= ADOBE_LENGTH)
        .filter(segment -> markers.begins(segment, "Adobe"))
        .mapToInt(segment -> markers.at(segment, ADOBE_LENGTH - 1))
        .reduce(-1, (earlier, last) -> last);
  }
}
