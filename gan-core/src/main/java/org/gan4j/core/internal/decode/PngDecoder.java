package org.gan4j.core.internal.decode;

import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;

/** Decodes a PNG file (PNG specification, third edition) to the pixels that Pillow makes of it. */
final class PngDecoder {

  private PngDecoder() {}

  /** The image, of 1 channel if it is grey, else of 3. */
  static Images decode(String place, byte[] png) {
    PngSamples samples = PngSamples.decode(place, png);
    PngHeader header = samples.header();
    PngPixels pixels = new PngPixels(header, samples.palette());
    byte[] target = new byte[header.width() * header.height() * pixels.channels()];
    int from = 0;
    for (PngPass pass : samples.passes()) {
      pixels.copy(pass, samples.rows(), from, target);
      from += pass.bytes(header);
    }
    return new Images(new ImageShape(header.height(), header.width(), pixels.channels()), target);
  }
}
