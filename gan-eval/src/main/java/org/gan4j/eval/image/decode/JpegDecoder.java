package org.gan4j.eval.image.decode;

import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import org.gan4j.core.data.EncodedImage;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;

/** Decodes a JPEG file with the Java runtime's decoder; CMYK becomes RGB as Pillow does it. */
final class JpegDecoder {

  private JpegDecoder() {}

  static Images decode(String place, byte[] bytes) {
    JpegHeader header = JpegHeader.read(bytes);
    EncodedImage file = new EncodedImage(place, bytes);
    Raster raster = header.components() == 4 ? file.decodeRaw() : file.decode().getRaster();
    if (raster.getTransferType() != DataBuffer.TYPE_BYTE || raster.getNumBands() == 2) {
      throw ImageDecoder.damaged(
          place, "expected grey, RGB or CMYK of 8 bits, found another kind of JPEG");
    }
    byte[] samples = interleaved(raster);
    byte[] pixels =
        raster.getNumBands() == 4 ? Cmyk.toRgb(samples, header.isInverseLuminance()) : samples;
    return new Images(
        new ImageShape(raster.getHeight(), raster.getWidth(), Math.min(3, raster.getNumBands())),
        pixels);
  }

  private static byte[] interleaved(Raster raster) {
    int bands = raster.getNumBands();
    ComponentSampleModel model = (ComponentSampleModel) raster.getSampleModel();
    byte[] data = ((DataBufferByte) raster.getDataBuffer()).getData();
    byte[] samples = new byte[raster.getWidth() * raster.getHeight() * bands];
    int to = 0;
    for (int y = 0; y < raster.getHeight(); y++) {
      for (int x = 0; x < raster.getWidth(); x++) {
        int at = y * model.getScanlineStride() + x * model.getPixelStride();
        for (int band = 0; band < bands; band++) {
          samples[to++] = data[at + model.getBandOffsets()[band]];
        }
      }
    }
    return samples;
  }
}
