package org.gan4j.core.internal.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Waits until what was written is safe from a power loss. If a file was made, renamed or removed,
 * its folder must be flushed too.
 */
public final class DiskSync {

  private DiskSync() {}

  /** Flushes the content of a file. */
  public static void file(Path file) throws IOException {
    force(file);
  }

  /**
   * Flushes the names in a folder. This is not possible for a folder that we may write to but not
   * list.
   */
  public static void folder(Path folder) throws IOException {
    if (Files.isReadable(folder)) {
      force(folder);
    }
  }

  /** Makes a folder and missing folders above it, and flushes their names. */
  public static void makeFolders(Path folder) throws IOException {
    // Java 17 makes no folder where a link to one is.
    if (Files.isDirectory(folder)) {
      return;
    }
    Path first = folder.toAbsolutePath();
    while (first.getParent() != null && !Files.exists(first.getParent())) {
      first = first.getParent();
    }
    Files.createDirectories(folder);
    for (Path made = folder.toAbsolutePath(); made.startsWith(first); made = made.getParent()) {
      folder(made.getParent());
    }
  }

  private static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
