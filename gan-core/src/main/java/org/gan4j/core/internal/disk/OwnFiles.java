package org.gan4j.core.internal.disk;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.gan4j.core.InputException;

/**
 * Checks that a folder holds only files and folders of its own. A run may come from a stranger; a
 * link in it could make us read, write or remove files elsewhere, and we would wait for a FIFO.
 */
public final class OwnFiles {

  private OwnFiles() {}

  /**
   * Refuses a folder that holds anything but files and folders, at any depth. The folder itself may
   * be a link, because the user has chosen it.
   *
   * @throws InputException naming the first that is found
   */
  public static void require(Path folder) {
    try {
      Path root = Files.isSymbolicLink(folder) ? folder.toRealPath() : folder;
      Files.walkFileTree(root, new Look());
    } catch (IOException unreadable) {
      throw new InputException(
          folder.toString(),
          "expected a readable folder, cannot read it (" + DiskFault.reason(unreadable) + ")",
          "Check its permissions.",
          unreadable);
    }
  }

  private static final class Look extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isSymbolicLink() || attributes.isOther()) {
        throw new InputException(
            file.toString(),
            "expected only files and folders in a run, found "
                + (attributes.isSymbolicLink() ? "a link" : "a pipe, socket or device"),
            "Remove it, or put what it stands for in its place.");
      }
      return FileVisitResult.CONTINUE;
    }

    /**
     * Ignores files that a running training has removed, and files that cannot be read, which fail
     * where they are used.
     */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failed) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failed) {
      return FileVisitResult.CONTINUE;
    }
  }
}
