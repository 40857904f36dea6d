package org.gan4j.core.data.catalog;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.DatasetSpec;
import org.gan4j.core.data.ReadingListener;
import org.gan4j.core.data.Split;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;

/**
 * An unpaired task with a known solution. Domain A has grey images in RGB, domain B such images
 * after the {@link ToneMap}; both have labels. The train split is divided by a fixed random order,
 * the first half for A and the second for B, so that no image is in both. The test split has all
 * test images in both domains, paired, so the true translations are known.
 *
 * @param name {@code mnist-tones} or {@code fashion-tones}
 * @param grey source of the images
 */
record TonesFamily(String name, DatasetFamily grey) implements DatasetFamily {

  @Override
  public DatasetCatalog.Entry entry() {
    return new DatasetCatalog.Entry(
        name,
        String.format(
            Locale.ROOT,
            "unpaired: A %s in RGB, B its other half in changed colours and tones; test: paired",
            grey.entry().name()),
        grey.entry().available(),
        grey.entry().where());
  }

  @Override
  public Dataset load(DatasetSpec spec, Split split, ReadingListener listener) {
    Enlargement.checkColour(spec);
    String source = grey.entry().name();
    Dataset all =
        grey.load(new DatasetSpec(source, spec.path(), spec.imageSize(), 1), split, listener);
    Dataset named = all.withName(all.name().replaceFirst(source, name));
    return split == Split.TEST ? pair(named, named, true) : halves(named);
  }

  private Dataset halves(Dataset all) {
    int[] order = new RandomStream(StreamKey.of(0, name), 0).permutation(all.count());
    int half = order.length / 2;
    return pair(take(all, order, 0, half), take(all, order, half, order.length), false);
  }

  private static Dataset take(Dataset all, int[] order, int from, int to) {
    int[] positions = IntStream.range(from, to).map(i -> order[i]).toArray();
    Optional<int[]> labels =
        all.labels().map(of -> IntStream.of(positions).map(i -> of[i]).toArray());
    return Dataset.of(all.name(), all.images().select(positions), labels, all.classNames());
  }

  private static Dataset pair(Dataset a, Dataset b, boolean paired) {
    return Dataset.pair(
        a.name(),
        Dataset.of(a.name() + "A", a.images().rgb(), a.labels(), a.classNames()),
        Dataset.of(b.name() + "B", ToneMap.apply(b.images()), b.labels(), b.classNames()),
        paired);
  }
}
