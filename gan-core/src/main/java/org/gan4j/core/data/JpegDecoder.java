package org.gan4j.core.data;

/** Decodes a JPEG file to the pixels that Pillow makes of it. */
final class JpegDecoder {

  private JpegDecoder() {}

  /** The image, of 1 channel if the file has one component, else of 3. */
  static Images decode(String place, byte[] jpeg) {
    JpegMarkers markers = JpegMarkers.read(place, jpeg);
    JpegHeader header = JpegHeader.read(place, markers);
    JpegColours colours = JpegColours.of(header);
    byte[] samples = RuntimeJpeg.samples(place, markers.coded(), header);
    return new Images(
        new ImageShape(header.height(), header.width(), colours.channels()),
        colours.toPixels(samples));
  }
}
