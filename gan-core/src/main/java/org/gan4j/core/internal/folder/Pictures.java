package org.gan4j.core.internal.folder;

import java.nio.file.Path;
import java.util.List;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.core.internal.decode.ImageDecoder;

/**
 * PNG and JPEG files of any sizes under a folder, each read separately and unchanged: not cut to a
 * square and not resized. Their pixels are those of {@link ImageDecoder}.
 *
 * @param root the folder
 * @param files paths relative to it, sorted
 */
public record Pictures(Path root, List<Path> files) {

  /**
   * Lists a folder and those under it; names that begin with a dot are hidden and do not count.
   *
   * @throws InputException if it is missing, unreadable, holds no image or any other file
   */
  public static Pictures in(Path root) {
    return new Pictures(root, FolderListing.of(root).files());
  }

  /**
   * The size of a file's image, by its header.
   *
   * @param channels 1 or 3
   * @throws InputException if the file cannot be read, is not PNG or JPEG, or too large
   */
  public ImageShape shapeOf(Path file, int channels) {
    return ImageFile.shapeOf(root.resolve(file), channels);
  }

  /**
   * Reads a file.
   *
   * @param channels 1 or 3
   * @return one image
   * @throws InputException as {@link #shapeOf}, or if the file is corrupt
   */
  public Images read(Path file, int channels) {
    return ImageFile.readWhole(root.resolve(file), channels);
  }
}
