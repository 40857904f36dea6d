package org.gan4j.core.data;

import java.util.List;

/**
 * {@code unpaired-folders}: a folder with {@code trainA} and {@code trainB}, and {@code testA} and
 * {@code testB} where there is a test split: the layout of the data sets of CycleGAN (Zhu et al.
 * 2017). Each of the four is read as {@link ImageFolder} reads a split, sub-folders being classes.
 * The split is named {@code unpaired:horse2zebra-256x256x3/train}.
 *
 * @param hashes what is known of folders read before
 */
record UnpairedFoldersFamily(KnownHashes hashes) implements DatasetFamily {

  private static final List<String> LAYOUT = List.of("trainA", "trainB", "testA", "testB");

  @Override
  public DatasetCatalog.Entry entry() {
    return new DatasetCatalog.Entry(
        "unpaired-folders",
        "your own images of two domains, in folders trainA, trainB, testA, testB",
        true,
        "the folder given as dataset.path");
  }

  @Override
  public Dataset load(DatasetSpec spec, Split split, ReadingListener listener) {
    FolderLayout layout = FolderLayout.of(spec.folder(), LAYOUT);
    if (!layout.found().contains(split + "A") || !layout.found().contains(split + "B")) {
      throw layout.lacks(
          split,
          "Put the images of its domains into the sub-folders %sA/ and %sB/."
              .formatted(split, split));
    }
    String name =
        "unpaired:%s-%s/%s".formatted(FolderLayout.nameOf(layout.root()), spec.shape(), split);
    FolderListing a = FolderListing.of(layout.root().resolve(split + "A"));
    FolderListing b = FolderListing.of(layout.root().resolve(split + "B"));
    long inAll = a.files().size() + b.files().size();
    FolderLoader loader = new FolderLoader(spec, hashes, listener);
    return Dataset.pair(
        name,
        loader.load(name + "A", a, ImageFile.Part.WHOLE, inAll),
        loader.load(name + "B", b, ImageFile.Part.WHOLE, inAll),
        false);
  }

  @Override
  public boolean readsFiles() {
    return true;
  }
}
