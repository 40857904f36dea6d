package org.gan4j.core.data;

import java.nio.file.Path;
import java.util.List;

/**
 * {@code unpaired-folders}: a folder with {@code trainA} and {@code trainB}, and {@code testA} and
 * {@code testB} where there is a test split: the layout of the data sets of CycleGAN (Zhu et al.
 * 2017). Each of the four is read as {@link ImageFolder} reads a split, sub-folders being classes.
 * The split is named {@code unpaired:horse2zebra-256x256x3/train}.
 */
record UnpairedFoldersFamily() implements DatasetFamily {

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
  public Dataset load(DatasetSpec spec, Split split) {
    FolderLayout layout = FolderLayout.of(spec.folder(), LAYOUT);
    if (!layout.found().contains(split + "A") || !layout.found().contains(split + "B")) {
      throw layout.lacks(
          split,
          "Put the images of its domains into the sub-folders %sA/ and %sB/."
              .formatted(split, split));
    }
    ImageShape shape = new ImageShape(spec.imageSize(), spec.imageSize(), spec.channels());
    String name = "unpaired:%s-%s/%s".formatted(FolderLayout.nameOf(layout.root()), shape, split);
    return Dataset.pair(
        name,
        domain(layout.root().resolve(split + "A"), name + "A", shape),
        domain(layout.root().resolve(split + "B"), name + "B", shape),
        false);
  }

  private static Dataset domain(Path folder, String name, ImageShape shape) {
    FolderListing listing = FolderListing.of(folder);
    return Dataset.of(name, listing.read(shape), listing.labels(), listing.classes().size());
  }
}
