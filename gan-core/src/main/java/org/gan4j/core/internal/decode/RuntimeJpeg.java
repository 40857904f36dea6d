package org.gan4j.core.internal.decode;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.gan4j.core.InputException;

/** The JPEG decoder of the Java runtime, a build of libjpeg: from coded data to samples. */
final class RuntimeJpeg {

  /** The runtime's own, whatever others are on the class path. */
  private static final ImageReaderSpi PROVIDER = provider();

  private RuntimeJpeg() {}

  private static ImageReaderSpi provider() {
    Iterator<ImageReaderSpi> found =
        IIORegistry.getDefaultInstance()
            .getServiceProviders(
                ImageReaderSpi.class,
                provider ->
                    provider.getClass().getModule().equals(ImageIO.class.getModule())
                        && isJpeg((ImageReaderSpi) provider),
                true);
    return found.next();
  }

  private static boolean isJpeg(ImageReaderSpi provider) {
    return List.of(provider.getFormatNames()).contains("jpeg");
  }

  /**
   * The samples of an image as they are coded, all components at full size.
   *
   * @param place the file, for errors
   * @param coded the file without application data
   * @param header the file's
   * @return {@code [height, width, components]}
   * @throws InputException if the file is damaged, as far as the decoder notices
   */
  static byte[] samples(String place, byte[] coded, JpegHeader header) {
    Raster raster = decode(place, coded);
    int components = header.components().size();
    if (raster.getWidth() != header.width()
        || raster.getHeight() != header.height()
        || raster.getNumBands() != components) {
      throw ImageDecoder.damaged(place, "JPEG with another frame than its first");
    }
    byte[] samples = new byte[header.width() * header.height() * components];
    raster.getDataElements(0, 0, header.width(), header.height(), samples);
    return samples;
  }

  private static Raster decode(String place, byte[] coded) {
    List<String> warnings = new ArrayList<>();
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(coded))) {
      ImageReader reader = PROVIDER.createReaderInstance();
      try {
        reader.setInput(stream, true, true);
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        Raster raster = reader.readRaster(0, null);
        if (!warnings.isEmpty()) {
          throw ImageDecoder.damaged(place, warnings.get(0));
        }
        return raster;
      } finally {
        reader.dispose();
      }
    } catch (InputException reported) {
      throw reported;
    } catch (IOException | RuntimeException corrupt) {
      // The runtime's reader answers corrupt data with unchecked exceptions, too.
      throw new InputException(
          place,
          "expected a readable image, found: " + corrupt.getMessage(),
          ImageDecoder.REMEDY,
          corrupt);
    }
  }
}
