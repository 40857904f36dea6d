package org.gan4j.train.run;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.gan4j.core.internal.disk.AtomicFile;

/**
 * Writes a picture in the format that the file name gives: JPEG for .jpg and .jpeg, otherwise PNG.
 */
public final class PictureFile {

  private static final float JPEG_QUALITY = 0.95f;

  private PictureFile() {}

  /**
   * Writes a picture, completely or not at all.
   *
   * @throws org.gan4j.core.InputException if it cannot be written
   */
  public static void write(BufferedImage picture, Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".jpg") || name.endsWith(".jpeg")) {
      AtomicFile.write(file, jpeg(picture));
    } else {
      ImageGrid.write(picture, file);
    }
  }

  private static byte[] jpeg(BufferedImage picture) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam quality = writer.getDefaultWriteParam();
    quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    quality.setCompressionQuality(JPEG_QUALITY);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), quality);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
