package org.gan4j.eval.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.disk.DiskFault;

/** Reads the files of a feature network: never a pipe or a device, and no more than fits. */
final class NetworkFile {

  /** Protobuf's limit, less what a file of just that size would still need. */
  private static final long MOST_BYTES = Integer.MAX_VALUE - 64;

  private static final long MOST_DESCRIPTION = 1 << 24;

  private NetworkFile() {}

  /**
   * All of a graph.
   *
   * @throws InputException if it is no file, cannot be read, or is too large
   */
  static byte[] read(Path file) {
    return read(file, MOST_BYTES);
  }

  /** Reads a description, which is short. */
  static byte[] readDescription(Path file) {
    return read(file, MOST_DESCRIPTION);
  }

  private static byte[] read(Path file, long most) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      if (!found.isRegularFile()) {
        throw new InputException(
            file.toString(),
            "expected a file, found a folder, pipe or device",
            "A feature network is a .pb file with a .json of the same name beside it.");
      }
      if (found.size() > most) {
        throw new InputException(
            file.toString(),
            String.format(Locale.ROOT, "expected at most %d bytes, found %d", most, found.size()),
            "Use a smaller network, exported for inference.");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException missing) {
      throw new InputException(
          file.toString(),
          "expected a file, found none",
          "A feature network is a .pb file with a .json of the same name beside it.",
          missing);
    } catch (IOException failed) {
      throw new InputException(
          file.toString(),
          "cannot be read (" + DiskFault.reason(failed) + ")",
          "Check the file and its permissions.",
          failed);
    }
  }
}
