package org.gan4j.eval.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Image files for tests. */
final class Pictures {

  private Pictures() {}

  /** A grey PNG file of one value. */
  static byte[] grey(int height, int width, int value) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    for (int k = 0; k < height * width; k++) {
      image.getRaster().setSample(k % width, k / width, 0, value);
    }
    return encoded(image, "png");
  }

  /** A PNG file of one colour. */
  static byte[] rgb(int height, int width, int colour) {
    return encoded(filled(height, width, colour), "png");
  }

  /** A JPEG file of one colour. */
  static byte[] jpeg(int height, int width, int colour) {
    return encoded(filled(height, width, colour), "jpeg");
  }

  static byte[] text() {
    return "not an image".getBytes(StandardCharsets.US_ASCII);
  }

  private static BufferedImage filled(int height, int width, int colour) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int k = 0; k < height * width; k++) {
      image.setRGB(k % width, k / width, colour);
    }
    return image;
  }

  private static byte[] encoded(BufferedImage image, String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, bytes);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return bytes.toByteArray();
  }

  /** Writes files below a folder. */
  static Path folder(Path root, Map<String, byte[]> files) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = root.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    return root;
  }

  /** Writes the same files as a zip archive. */
  static Path zip(Path archive, Map<String, byte[]> files) throws IOException {
    try (OutputStream stream = Files.newOutputStream(archive);
        ZipOutputStream zip = new ZipOutputStream(stream)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return archive;
  }
}
