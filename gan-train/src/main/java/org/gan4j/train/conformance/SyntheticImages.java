package org.gan4j.train.conformance;

import java.util.Optional;
import java.util.stream.IntStream;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.train.graph.GraphSettings;

/**
 * A bright spot on black in the middle of one of the four quarters: images far from each other,
 * from their mean and from what an untrained generator makes, and smooth, so that narrow networks
 * learn them in a few hundred steps. Image i is in quarter i modulo 4 and of class i modulo the
 * classes. In a second domain the same images are negatives; paired, in the same order, else in the
 * opposite one.
 */
final class SyntheticImages {

  private static final int PIXELS = 1 << 21;
  private static final int FEWEST = 64;
  private static final int MOST = 2048;

  private static final double SHARPNESS = 16;

  private SyntheticImages() {}

  static Dataset like(GraphSettings settings) {
    ImageShape shape = settings.images();
    int count = Math.min(MOST, Math.max(FEWEST, PIXELS / shape.size()));
    Images images = spots(shape, count);
    Optional<int[]> labels =
        settings.classes() == 0
            ? Optional.empty()
            : Optional.of(IntStream.range(0, count).map(i -> i % settings.classes()).toArray());
    Dataset a = Dataset.of("synthetic", images, labels, settings.classes());
    return settings
        .counterpart()
        .map(b -> Dataset.pair("synthetic", a, negatives(images, b.paired()), b.paired()))
        .orElse(a);
  }

  private static Images spots(ImageShape shape, int count) {
    byte[] pixels = new byte[count * shape.size()];
    for (int i = 0; i < pixels.length; i++) {
      int image = i / shape.size();
      int column = i / shape.channels() % shape.width();
      int row = i / shape.channels() / shape.width() % shape.height();
      double y = fromCentre(row, shape.height(), (image & 1) == 1);
      double x = fromCentre(column, shape.width(), (image >> 1 & 1) == 1);
      pixels[i] = (byte) Math.round(255 * Math.exp(-SHARPNESS * (x * x + y * y)));
    }
    return new Images(shape, pixels);
  }

  /** How far a place is from the middle of the first or second half, in lengths of the whole. */
  private static double fromCentre(int place, int length, boolean second) {
    return (place + 0.5) / length - (second ? 0.75 : 0.25);
  }

  private static Dataset negatives(Images images, boolean sameOrder) {
    int count = images.count();
    int[] order = IntStream.range(0, count).map(i -> sameOrder ? i : count - 1 - i).toArray();
    byte[] pixels = images.select(order).pixels();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (255 - pixels[i]);
    }
    return Dataset.of("synthetic-b", new Images(images.shape(), pixels), Optional.empty(), 0);
  }
}
