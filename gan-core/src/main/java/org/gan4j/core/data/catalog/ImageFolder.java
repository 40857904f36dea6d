package org.gan4j.core.data.catalog;

import static java.util.Locale.ROOT;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.DatasetSpec;
import org.gan4j.core.data.Images;
import org.gan4j.core.data.ReadingListener;
import org.gan4j.core.data.Split;
import org.gan4j.core.data.Storage;
import org.gan4j.core.internal.decode.ImageDecoder;
import org.gan4j.core.internal.folder.FolderLayout;
import org.gan4j.core.internal.folder.FolderListing;
import org.gan4j.core.internal.folder.FolderLoader;
import org.gan4j.core.internal.folder.ImageFile;
import org.gan4j.core.internal.folder.KnownHashes;
import org.gan4j.core.internal.folder.SplitFolders;

/**
 * A data set from a folder of PNG and JPEG files.
 *
 * <p><b>Order.</b> All images below the folder, sorted by relative path with {@code /} between
 * names, compared character by character (no locale). Names that begin with a dot are ignored;
 * every other file must be an image.
 *
 * <p><b>Labels.</b> If every image is in a sub-folder, the sub-folders one level down, sorted in
 * the same way, are the classes 0, 1, 2, ...; otherwise there are no labels.
 *
 * <p><b>Splits.</b> Sub-folders named {@code train}, {@code test} and {@code val} (or {@code
 * valid}, {@code validation}), in any case of letters, are its splits, each with the rules above,
 * and nothing may be beside them. Without {@code test}, the test split is {@code val}; the name of
 * the data set says which one was read. A folder without any of these is the train split as a
 * whole, named {@code all}, and there is no test split.
 *
 * <p><b>Pixels.</b> A file is decoded to the same pixels as by Pillow ({@link ImageDecoder}):
 * transparency is dropped, colour profiles are not applied, 16-bit grey is cut off at 255. Then the
 * centre square is cut out (the larger margin at the right or bottom where they differ by one),
 * turned to grey or RGB ({@link Images#grey}), and resized with the triangle filter: bilinear
 * interpolation when enlarging; when shrinking by a factor f, each output pixel is the mean of the
 * input pixels closer than f to its centre, weighted by 1 - distance / f in each axis (antialias).
 * The sum is rounded to the nearest of 0..255, once. For PNG the result is the same bits
 * everywhere.
 */
public final class ImageFolder {

  private ImageFolder() {}

  /**
   * Reads a split of a folder into memory.
   *
   * @param folder the folder
   * @param imageSize height and width of the result, in pixels
   * @param channels 1 (grey) or 3 (RGB)
   * @return the data set {@code folder:NAME-64x64x3/SPLIT}, where SPLIT is what was read: train,
   *     test, val or all
   * @throws InputException if the folder is missing, empty or unreadable, has no such split, holds
   *     a file that is not an image, or an image that is corrupt or larger than 16384 pixels a side
   *     or 2^26 in all (read from its header, before decoding), or all images do not fit in memory
   */
  public static Dataset load(Path folder, int imageSize, int channels, Split split) {
    DatasetSpec spec =
        new DatasetSpec("folder", Optional.of(folder.toString()), imageSize, channels)
            .kept(Optional.of(Storage.MEMORY), Optional.empty(), Optional.empty());
    return load(new FolderLoader(spec, new KnownHashes(folder), ReadingListener.SILENT), split);
  }

  /** Reads a split of the folder that a config names. */
  static Dataset load(FolderLoader loader, Split split) {
    Path root = loader.spec().folder();
    FolderListing.requireFolder(root);
    SplitFolders splits = SplitFolders.of(root, FolderLayout.names(root));
    Path folder = splits.folder(split).map(root::resolve).orElse(root);
    if (splits.isEmpty() ? split == Split.TEST : folder.equals(root)) {
      throw noSplit(root, splits, split);
    }
    FolderListing listing = FolderListing.of(folder);
    String part = splits.isEmpty() ? "all" : folder.getFileName().toString().toLowerCase(ROOT);
    String name =
        String.format(
            Locale.ROOT, "folder:%s-%s/%s", FolderLayout.nameOf(root), loader.spec().shape(), part);
    return loader.load(name, listing, ImageFile.Part.WHOLE, listing.files().size());
  }

  private static InputException noSplit(Path root, SplitFolders splits, Split split) {
    return splits.isEmpty()
        ? new InputException(
            root.toString(),
            "expected a test split, found one folder of images without train/ and test/",
            "Put the images of each split into the sub-folders train/ and test/, and nothing beside"
                + " them.")
        : splits.lacks(root, split);
  }
}
