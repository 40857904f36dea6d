package org.gan4j.core.internal.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Waits until the disk has what was written: a power loss takes none of it any more. Of a file that
 * was made, renamed or removed, its folder has the name, and is waited for too.
 */
public final class DiskSync {

  private DiskSync() {}

  /** The content of a file. */
  public static void file(Path file) throws IOException {
    force(file);
  }

  /** The names in a folder. One that we may write to but not list cannot be waited for. */
  public static void folder(Path folder) throws IOException {
    if (Files.isReadable(folder)) {
      force(folder);
    }
  }

  /** Makes a folder and those above it, where they are missing, and waits for their names. */
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
