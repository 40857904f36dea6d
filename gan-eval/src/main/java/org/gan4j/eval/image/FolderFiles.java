package org.gan4j.eval.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import org.gan4j.core.InputException;
import org.gan4j.core.data.FolderListing;

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
    Path file = root.resolve(name);
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        throw wrong(file, "expected an image file, found something else", null);
      }
      if (attributes.size() > MAX_BYTES) {
        throw wrong(
            file,
            String.format(
                Locale.ROOT, "expected at most %d bytes, found %d", MAX_BYTES, attributes.size()),
            null);
      }
      return Files.readAllBytes(file);
    } catch (IOException failed) {
      throw wrong(file, "expected a readable file, found " + failed, failed);
    }
  }

  private static InputException wrong(Path file, String problem, IOException cause) {
    return new InputException(
        file.toString(), problem, "Replace the file, or move it out of the folder.", cause);
  }

  @Override
  public void close() {}
}
