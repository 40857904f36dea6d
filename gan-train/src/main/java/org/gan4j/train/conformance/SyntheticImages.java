package org.gan4j.train.conformance;

import java.util.Optional;
import java.util.stream.IntStream;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.train.graph.DataShape;

/**
 * Draws a bright spot on black, round, tall or wide, in the middle of one of the four quarters.
 * These images are far from each other, from their mean and from the output of an untrained
 * generator; and they are smooth, so that narrow networks learn them in a few hundred steps. There
 * is at least one kind of image for each class and for each image of a batch; image i is of class i
 * modulo the number of classes. The second domain holds the negatives of the same images, in the
 * same order if the domains are paired, otherwise in the opposite order.
 */
final class SyntheticImages {

  private static final int PIXELS = 1 << 21;
  private static final int FEWEST = 64;
  private static final int MOST = 2048;

  private static final double SHARPNESS = 16;
  private static final double[] SLIMNESS = {1, 2.5, 0.4};

  private SyntheticImages() {}

  static Dataset like(DataShape wanted) {
    ImageShape shape = wanted.images();
    int count = Math.min(MOST, Math.max(FEWEST, PIXELS / shape.size()));
    Images images = spots(shape, count, Math.max(CheckedVariant.BATCH, wanted.classes()));
    Optional<int[]> labels =
        wanted.classes() == 0
            ? Optional.empty()
            : Optional.of(IntStream.range(0, count).map(i -> i % wanted.classes()).toArray());
    Dataset a = Dataset.of("synthetic", images, labels, wanted.classes());
    return wanted
        .counterpart()
        .map(b -> Dataset.pair("synthetic", a, negatives(images, b.paired()), b.paired()))
        .orElse(a);
  }

  private static Images spots(ImageShape shape, int count, int kinds) {
    byte[] pixels = new byte[count * shape.size()];
    for (int i = 0; i < pixels.length; i++) {
      int kind = i / shape.size() % kinds;
      int column = i / shape.channels() % shape.width();
      int row = i / shape.channels() / shape.width() % shape.height();
      double y = fromCentre(row, shape.height(), (kind & 1) == 1);
      double x = fromCentre(column, shape.width(), (kind >> 1 & 1) == 1);
      double slimness = SLIMNESS[(kind >> 2) % SLIMNESS.length];
      double distance = SHARPNESS * (x * x * slimness + y * y / slimness);
      pixels[i] = (byte) Math.round(255 * Math.exp(-distance));
    }
    return new Images(shape, pixels);
  }

  /**
   * Returns how far a position is from the middle of the first or second half, as a share of the
   * whole length.
   */
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
