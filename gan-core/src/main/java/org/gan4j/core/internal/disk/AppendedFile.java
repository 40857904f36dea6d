package org.gan4j.core.internal.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file to which entries are appended. A kill may cut the last entry short, and a power loss may
 * lose or damage entries since the last {@link #sync}, but none before.
 *
 * @param path of the file
 */
public record AppendedFile(Path path) {

  /**
   * Appends an entry; the first one makes the file.
   *
   * @throws org.gan4j.core.InputException if it cannot be written
   */
  public void append(byte[] entry) {
    if (!Files.exists(path)) {
      AtomicFile.write(path, entry);
      return;
    }
    try {
      Files.write(path, entry, StandardOpenOption.APPEND);
    } catch (IOException failed) {
      throw AtomicFile.failure(path, failed);
    }
  }

  /**
   * Waits until all entries are on the disk. It must be called before anything is written that
   * relies on them, such as a checkpoint, because a resumed run does not write them again.
   *
   * @throws org.gan4j.core.InputException if they cannot be written to the disk
   */
  public void sync() {
    try {
      if (Files.exists(path)) {
        DiskSync.file(path);
      }
    } catch (IOException failed) {
      throw AtomicFile.failure(path, failed);
    }
  }
}
