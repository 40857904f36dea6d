package org.gan4j.core.internal.decode;

import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;

/** Decodes a JPEG file to the pixels that Pillow makes of it. */
final class JpegDecoder {

  private JpegDecoder() {}

  /** The image, of 1 channel if the file has one component, else of 3. */
  static Images decode(String place, byte[] jpeg) {
    JpegMarkers markers = JpegMarkers.read(place, jpeg);
    JpegHeader header = JpegHeader.read(place, markers);
    requireEnoughData(place, jpeg, header);
    JpegColours colours = JpegColours.of(header);
    byte[] samples = RuntimeJpeg.samples(place, markers.coded(), header);
    return new Images(
        new ImageShape(header.height(), header.width(), colours.channels()),
        colours.toPixels(samples));
  }

  /** Each block of 64 pixels takes a bit at least: a short file cannot ask for much memory. */
  private static void requireEnoughData(String place, byte[] jpeg, JpegHeader header) {
    if ((long) header.width() * header.height() / 64 > 8L * jpeg.length) {
      throw ImageDecoder.damaged(place, "JPEG data that are too short for its size");
    }
  }
}
