package org.gan4j.eval.image;

import java.nio.file.Path;
import java.util.List;
import org.gan4j.core.internal.decode.ImageBytes;
import org.gan4j.core.internal.folder.FolderListing;

/** The files below a folder. */
record FolderFiles(Path root, List<String> names) implements EncodedFiles {

  /**
   * Lists a folder.
   *
   * @throws InputException if it is missing or unreadable
   */
  static FolderFiles in(Path root) {
    return new FolderFiles(root, FolderListing.names(root));
  }

  @Override
  public String name() {
    return "folder:" + PathNames.last(root);
  }

  @Override
  public String place() {
    return root.toString();
  }

  @Override
  public String placeOf(String name) {
    return root.resolve(name).toString();
  }

  @Override
  public byte[] read(String name) {
    return ImageBytes.read(root.resolve(name));
  }

  @Override
  public void close() {}
}
