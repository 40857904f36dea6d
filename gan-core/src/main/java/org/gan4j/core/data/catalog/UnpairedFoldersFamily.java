package org.gan4j.core.data.catalog;

import java.util.List;
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

/**
 * {@code unpaired-folders}: a folder with {@code trainA} and {@code trainB}, and, for a test split,
 * {@code testA} and {@code testB}, or otherwise {@code valA} and {@code valB}: the layout of the
 * data sets of CycleGAN (Zhu et al. 2017). Each of the four is read as {@link ImageFolder} reads a
 * split, sub-folders being classes. The split is named {@code
 * unpaired:horse2zebra-256x256x3/train}.
 *
 * @param hashes hashes of folders that were read before
 */
record UnpairedFoldersFamily(KnownHashes hashes) implements DatasetFamily {

  private static final List<String> LAYOUT =
      List.of("trainA", "trainB", "testA", "testB", "valA", "valB");

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
    String part = part(layout, split);
    String name =
        String.format(
            Locale.ROOT,
            "unpaired:%s-%s/%s",
            FolderLayout.nameOf(layout.root()),
            spec.shape(),
            part);
    FolderListing a = FolderListing.of(layout.root().resolve(part + "A"));
    FolderListing b = FolderListing.of(layout.root().resolve(part + "B"));
    long inAll = a.files().size() + b.files().size();
    FolderLoader loader = new FolderLoader(spec, hashes, listener);
    return Dataset.pair(
        name,
        loader.load(name + "A", a, ImageFile.Part.WHOLE, inAll),
        loader.load(name + "B", b, ImageFile.Part.WHOLE, inAll),
        false);
  }

  /** Returns the names of a split's sub-folders without the letter of the domain. */
  private static String part(FolderLayout layout, Split split) {
    List<String> candidates = split == Split.TRAIN ? List.of("train") : List.of("test", "val");
    return candidates.stream()
        .filter(part -> layout.found().containsAll(List.of(part + "A", part + "B")))
        .findFirst()
        .orElseThrow(
            () ->
                layout.lacks(
                    split,
                    String.format(
                        Locale.ROOT,
                        "Put the images of its domains into the sub-folders %sA/ and %sB/.",
                        split,
                        split)));
  }

  @Override
  public boolean readsFiles() {
    return true;
  }
}
