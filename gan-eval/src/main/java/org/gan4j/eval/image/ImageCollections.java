package org.gan4j.eval.image;

import java.nio.file.Path;
import org.gan4j.core.InputException;

/** Opens images in folders, archives and arrays. */
public final class ImageCollections {

  private ImageCollections() {}

  /**
   * Opens a path according to its content ({@link FileKind}):
   *
   * <ul>
   *   <li>A folder or zip archive of PNG and JPEG files ({@code .png}, {@code .jpg}, {@code
   *       .jpeg}), those in sub-folders too, sorted by their relative names with {@code /} between
   *       parts, character by character. If every image is in a sub-folder, the sub-folders one
   *       level down, sorted, are the classes 0, 1, 2, ... Splits are not mixed: a folder of {@code
   *       train} and {@code test} is refused. Names that begin with a dot are ignored. The pixels
   *       are the same as Pillow's, see {@link org.gan4j.core.internal.decode.ImageDecoder}.
   *   <li>A NumPy array of uint8, {@code [n, h, w]} or {@code [n, h, w, c]} with c = 1 or 3: an
   *       {@code .npy} file, or in an {@code .npz} file the array {@code images} or {@code arr_0},
   *       or the only one; with its array {@code labels}, if there is one, as classes.
   * </ul>
   *
   * @param damaged what to do about files that are not intact images; a damaged array is always
   *     refused
   * @throws InputException if there is nothing to read, or, unless they are to be skipped, if there
   *     are files that are not named as images
   */
  public static ImageCollection open(Path path, Damaged damaged) {
    return switch (FileKind.of(path)) {
      case FOLDER -> FileCollection.of(FolderFiles.in(path), damaged);
      case ZIP -> FileCollection.of(ZippedFiles.in(path), damaged);
      case IMAGE_ARRAY -> ArrayCollection.ofNpy(path);
      case IMAGE_ARRAYS -> ArrayCollection.ofNpz(path);
      case FEATURES -> throw noImages(path, "features");
      case STATISTICS -> throw noImages(path, "statistics of features (mu, sigma)");
    };
  }

  private static InputException noImages(Path path, String found) {
    return new InputException(
        path.toString(), "expected images, found " + found, "Give the images themselves.");
  }

  /**
   * Returns some images of a collection. Closing the result closes the collection.
   *
   * @param indices indices of the images, in the order wanted
   * @throws IndexOutOfBoundsException if one is not in {@code [0, count())}
   */
  public static ImageCollection select(ImageCollection collection, int... indices) {
    return new SelectedCollection(collection, indices);
  }
}
