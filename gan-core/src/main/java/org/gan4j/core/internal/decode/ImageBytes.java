package org.gan4j.core.internal.decode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.disk.DiskFault;

/** Reads image files. It never waits for a pipe or a device. */
public final class ImageBytes {

  /** The greatest number of bytes of a file. */
  public static final int MOST = 1 << 28;

  private ImageBytes() {}

  /**
   * Reads a whole file.
   *
   * @throws InputException if it is no regular file (or a link to one), cannot be read, or has more
   *     than {@link #MOST} bytes
   */
  public static byte[] read(Path file) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      if (!found.isRegularFile()) {
        throw ImageDecoder.refused(
            file.toString(), "expected an image file, found a pipe, socket, device or folder");
      }
      if (found.size() > MOST) {
        throw ImageDecoder.refused(
            file.toString(),
            String.format(Locale.ROOT, "expected at most %d bytes, found %d", MOST, found.size()));
      }
      return Files.readAllBytes(file);
    } catch (IOException failed) {
      throw new InputException(
          file.toString(),
          "expected a readable image, cannot read it (" + DiskFault.reason(failed) + ")",
          ImageDecoder.REMEDY,
          failed);
    }
  }
}
