package org.gan4j.core.internal.disk;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Path;

/** A folder with all that is in it. */
public final class FolderTree {

  private FolderTree() {}

  /**
   * Removes all of it, piece by piece; links are removed and not followed.
   *
   * @throws IOException the first that stood in the way; what could be removed is
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
