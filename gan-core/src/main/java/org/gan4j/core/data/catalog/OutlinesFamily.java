package org.gan4j.core.data.catalog;

import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.DatasetSpec;
import org.gan4j.core.data.ReadingListener;
import org.gan4j.core.data.Split;

/**
 * {@code mnist-outlines}, a paired data set. Domain A has the {@link Outlines} of the digits,
 * computed at the size asked for; domain B has the digits themselves. Both have labels.
 *
 * @param digits MNIST
 */
record OutlinesFamily(DatasetFamily digits) implements DatasetFamily {

  private static final String NAME = "mnist-outlines";

  @Override
  public DatasetCatalog.Entry entry() {
    return new DatasetCatalog.Entry(
        NAME,
        "paired: A outlines of the digits of MNIST, B the digits; 60000 train and 10000 test",
        digits.entry().available(),
        digits.entry().where());
  }

  @Override
  public Dataset load(DatasetSpec spec, Split split, ReadingListener listener) {
    Enlargement.check(spec);
    String source = digits.entry().name();
    Dataset b =
        digits.load(
            new DatasetSpec(source, spec.path(), spec.imageSize(), spec.channels()),
            split,
            listener);
    String name = b.name().replaceFirst(source, NAME);
    return Dataset.pair(
        name,
        Dataset.of(name + "A", Outlines.of(b.images()), b.labels(), b.classNames()),
        b.withName(name + "B"),
        true);
  }
}
