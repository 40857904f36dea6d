package org.gan4j.core.internal.disk;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in plain words why a file could not be read or written. */
public final class DiskFault {

  private DiskFault() {}

  /** Returns the reason alone: neither the name of a Java class nor that of the file. */
  public static String reason(IOException failed) {
    if (failed instanceof AccessDeniedException) {
      return "no permission";
    }
    if (failed instanceof NoSuchFileException) {
      return "nothing there";
    }
    if (failed instanceof NotDirectoryException) {
      return "no folder there";
    }
    if (failed instanceof FileSystemLoopException) {
      return "a link that leads back to its own folder";
    }
    if (failed instanceof FileSystemException file && file.getReason() != null) {
      return file.getReason();
    }
    return failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage();
  }
}
