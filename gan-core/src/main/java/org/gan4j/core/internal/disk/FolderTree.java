package org.gan4j.core.internal.disk;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Path;

/** Removes folders with everything in them. */
public final class FolderTree {

  private FolderTree() {}

  /**
   * Removes a folder and everything in it; links are removed, not followed.
   *
   * @throws IOException the first failure; everything that can be removed is removed
   */
  public static void delete(Path folder) throws IOException {
    try {
      MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    } catch (IOException some) {
      Throwable[] each = some.getSuppressed();
      throw each.length > 0 && each[0] instanceof IOException first ? first : some;
    }
  }
}
