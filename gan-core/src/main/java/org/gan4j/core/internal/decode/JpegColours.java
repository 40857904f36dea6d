package org.gan4j.core.internal.decode;

import java.util.List;
import org.gan4j.core.internal.colour.Cmyk;
import org.gan4j.core.internal.colour.YCbCr;

/** What the components of a JPEG file stand for. */
enum JpegColours {
  GREY,
  RGB,
  YCBCR,
  CMYK,
  YCCK;

  private static final int NO_MARKER = -1;
  private static final List<Integer> RGB_NAMES = List.of((int) 'R', (int) 'G', (int) 'B');

  /**
   * The rules of libjpeg (jdapimin.c, default_decompress_parms). Three components are YCbCr if
   * there is a JFIF segment; else what Adobe's segment says, 0 being RGB and every other code
   * YCbCr; with neither they are RGB if they are called R, G and B, else YCbCr. Four are CMYK
   * without Adobe's segment or with its code 0, else YCCK.
   */
  static JpegColours of(JpegHeader header) {
    return switch (header.components().size()) {
      case 1 -> GREY;
      case 3 -> isRgb(header) ? RGB : YCBCR;
      default -> header.adobe() == NO_MARKER || header.adobe() == 0 ? CMYK : YCCK;
    };
  }

  private static boolean isRgb(JpegHeader header) {
    if (header.jfif() || header.adobe() != NO_MARKER) {
      return !header.jfif() && header.adobe() == 0;
    }
    return header.components().equals(RGB_NAMES);
  }

  /** 1 for grey, else 3. */
  int channels() {
    return this == GREY ? 1 : 3;
  }

  /**
   * Grey or RGB from samples.
   *
   * @param samples {@code [n, components]}, as coded; they may be overwritten
   * @return {@code [n, channels]}
   */
  byte[] toPixels(byte[] samples) {
    return switch (this) {
      case GREY, RGB -> samples;
      case YCBCR -> YCbCr.toRgb(samples, 3);
      case CMYK -> Cmyk.toRgb(samples, false);
      case YCCK -> Cmyk.toRgb(samples, true);
    };
  }
}
