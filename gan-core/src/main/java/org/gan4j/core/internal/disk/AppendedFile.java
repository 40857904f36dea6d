package org.gan4j.core.internal.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A log: what is written comes behind what is there. A kill may cut the last entry short, and a
 * power loss may take or spoil all that was written since {@link #sync}, but nothing before.
 *
 * @param path of the file
 */
public record AppendedFile(Path path) {

  /**
   * Adds an entry; the first one makes the file.
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
   * Waits until the disk has all entries. To be called before anything is written that counts on
   * them, such as a checkpoint: a resumed run does not write them again.
   *
   * @throws org.gan4j.core.InputException if the disk does not take them
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
