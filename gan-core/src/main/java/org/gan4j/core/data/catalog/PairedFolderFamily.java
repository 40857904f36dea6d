package org.gan4j.core.data.catalog;

import java.nio.file.Path;
import java.util.Locale;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.DatasetSpec;
import org.gan4j.core.data.ReadingListener;
import org.gan4j.core.data.Split;
import org.gan4j.core.internal.folder.FolderLayout;
import org.gan4j.core.internal.folder.FolderListing;
import org.gan4j.core.internal.folder.FolderLoader;
import org.gan4j.core.internal.folder.ImageFile;
import org.gan4j.core.internal.folder.KnownHashes;
import org.gan4j.core.internal.folder.SplitFolders;

/**
 * {@code paired-folder}: a folder with {@code train} and, where there is a test split, {@code test}
 * or {@code val} ({@link SplitFolders}), of files that hold an image of domain A in their left half
 * and its partner of domain B in their right half: the layout of the data sets of pix2pix (Isola et
 * al. 2017). Some of those have both {@code test} and {@code val}, some only {@code val}. The test
 * split is {@code test} if it exists, otherwise {@code val}.
 *
 * <p>Files must have an even width. Each half is cut to its centre square and resized as {@link
 * ImageFolder} does it, in the same order, sub-folders being classes. The split is named {@code
 * paired:facades-256x256x3/train}, by the sub-folder that was read.
 *
 * @param hashes hashes of folders that were read before
 */
record PairedFolderFamily(KnownHashes hashes) implements DatasetFamily {

  @Override
  public DatasetCatalog.Entry entry() {
    return new DatasetCatalog.Entry(
        "paired-folder",
        "your own pairs, A and B side by side in one file, in folders train, test (or val)",
        true,
        "the folder given as dataset.path");
  }

  @Override
  public Dataset load(DatasetSpec spec, Split split, ReadingListener listener) {
    Path root = spec.folder();
    FolderListing.requireFolder(root);
    SplitFolders splits = SplitFolders.of(root, FolderLayout.names(root));
    String folder = splits.folder(split).orElseThrow(() -> splits.lacks(root, split));
    FolderListing listing = FolderListing.of(root.resolve(folder));
    String name =
        String.format(
            Locale.ROOT,
            "paired:%s-%s/%s",
            FolderLayout.nameOf(root),
            spec.shape(),
            folder.toLowerCase(Locale.ROOT));
    long inAll = 2L * listing.files().size();
    FolderLoader loader = new FolderLoader(spec, hashes, listener);
    return Dataset.pair(
        name,
        loader.load(name + "A", listing, ImageFile.Part.LEFT_HALF, inAll),
        loader.load(name + "B", listing, ImageFile.Part.RIGHT_HALF, inAll),
        true);
  }

  @Override
  public boolean readsFiles() {
    return true;
  }
}
