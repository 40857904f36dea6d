package org.gan4j.experiments.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.core.internal.disk.FolderTree;

/** A temporary folder that is deleted when it is closed. */
public record ScratchFolder(Path path) implements AutoCloseable {

  /** Makes a new folder whose name begins with a prefix. */
  public static ScratchFolder create(String prefix) {
    try {
      return new ScratchFolder(Files.createTempDirectory(prefix));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    try {
      FolderTree.delete(path);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
