package org.gan4j.core.data;

import java.util.List;

/**
 * {@code paired-folder}: a folder with {@code train} and, where there is a test split, {@code test}
 * or {@code val}, of files that hold an image of domain A in their left half and its partner of
 * domain B in their right half: the layout of the data sets of pix2pix (Isola et al. 2017). Of
 * {@code test} and {@code val}, which some of those have both of and some only the second, {@code
 * test} is the test split; {@code val} is it only where there is no {@code test}.
 *
 * <p>Files must have an even width. Each half is cut to its centre square and resized as {@link
 * ImageFolder} does it, in the same order, sub-folders being classes. The split is named {@code
 * paired:facades-256x256x3/train}, by the sub-folder that was read.
 *
 * @param hashes what is known of folders read before
 */
record PairedFolderFamily(KnownHashes hashes) implements DatasetFamily {

  private static final List<String> LAYOUT = List.of("train", "test", "val");

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
    FolderLayout layout = FolderLayout.of(spec.folder(), LAYOUT);
    List<String> candidates = split == Split.TRAIN ? List.of("train") : List.of("test", "val");
    String folder =
        candidates.stream()
            .filter(layout.found()::contains)
            .findFirst()
            .orElseThrow(
                () ->
                    layout.lacks(
                        split,
                        "Put its images into the sub-folder %s/."
                            .formatted(String.join("/ or ", candidates))));
    FolderListing listing = FolderListing.of(layout.root().resolve(folder));
    String name =
        "paired:%s-%s/%s".formatted(FolderLayout.nameOf(layout.root()), spec.shape(), folder);
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
