package org.gan4j.eval;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.gan4j.core.InputException;

/** Files that are there whole or not at all: written aside, then renamed. */
public final class AtomicFile {

  private AtomicFile() {}

  /**
   * Writes or replaces a file, making its folder if that is missing.
   *
   * @throws InputException if nothing can be written there; what was there before stays
   */
  public static void write(Path file, byte[] content) {
    Path target = file.toAbsolutePath();
    try {
      Files.createDirectories(target.getParent());
      Path aside =
          target.resolveSibling(
              "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
      try {
        Files.write(aside, content);
        Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(aside);
      }
    } catch (AccessDeniedException denied) {
      throw new InputException(
          file.toString(), "no permission to write here", "Choose another place.", denied);
    } catch (IOException failed) {
      throw new InputException(
          file.toString(),
          "cannot be written (" + failed.getMessage() + ")",
          "Free some space or choose another place.",
          failed);
    }
  }
}
