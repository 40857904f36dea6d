package org.gan4j.core.data.catalog;

import java.util.Locale;
import java.util.stream.IntStream;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.DatasetSpec;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.core.internal.resample.SquareResampler;
import org.gan4j.core.internal.resample.TriangleFilter;

/**
 * Brings 28x28 grey images to a network's size: 28 keeps the images. 29 to 32 pads them with zeros
 * (black): the image is in the centre, with an odd row or column at the bottom right, and no pixel
 * of the original changes. Above 32 the image is enlarged by {@link TriangleFilter bilinear
 * interpolation}, because at 64, the size of the DCGAN of Radford et al. 2016, a padded digit would
 * fill only a fifth of the picture. Less than 28 is refused.
 */
final class Enlargement {

  private static final int NATIVE = 28;
  private static final int PADDED = 32;

  private Enlargement() {}

  /**
   * Returns the data set at {@code size}. Its name says what was done ({@code
   * mnist-padded32/train}, {@code mnist-bilinear64/train}) and it has a hash of its own.
   *
   * @throws InputException if the images do not fit in memory
   */
  static Dataset to(int size, Dataset dataset) {
    if (size == NATIVE) {
      return dataset;
    }
    Images source = dataset.images();
    Images target = Images.allocate(dataset.name(), new ImageShape(size, size, 1), source.count());
    if (size <= PADDED) {
      pad(source, target);
    } else {
      interpolate(source, target);
    }
    String how = (size <= PADDED ? "-padded" : "-bilinear") + size;
    String name = dataset.name().replaceFirst("/", how + "/");
    return Dataset.of(name, target, dataset.labels(), dataset.classNames());
  }

  /**
   * Checks before anything is read that a spec can be satisfied.
   *
   * @throws InputException if the size is below 28, or colour is asked for
   */
  static void check(DatasetSpec spec) {
    checkSize(spec);
    checkChannels(spec, 1, "grey");
  }

  /** Checks a spec as {@link #check} does, for RGB images made from these. */
  static void checkColour(DatasetSpec spec) {
    checkSize(spec);
    checkChannels(spec, 3, "RGB");
  }

  private static void checkSize(DatasetSpec spec) {
    if (spec.imageSize() < NATIVE) {
      throw InputException.atKey(
          "/dataset/imageSize",
          String.format(
              Locale.ROOT, "%s: expected 28 or more, found %d", spec.name(), spec.imageSize()),
          "Use 28 (native), 32 (padded with zeros) or larger, such as 64 (bilinear).");
    }
  }

  private static void checkChannels(DatasetSpec spec, int channels, String colours) {
    if (spec.channels() != channels) {
      throw InputException.atKey(
          "/dataset/channels",
          String.format(
              Locale.ROOT,
              "%s is %s: expected %d, found %d",
              spec.name(),
              colours,
              channels,
              spec.channels()),
          "Use " + channels + ".");
    }
  }

  private static void pad(Images source, Images target) {
    int size = target.shape().width();
    int margin = (size - NATIVE) / 2;
    for (int image = 0; image < source.count(); image++) {
      for (int y = 0; y < NATIVE; y++) {
        int from = (image * NATIVE + y) * NATIVE;
        int to = (image * size + margin + y) * size + margin;
        System.arraycopy(source.pixels(), from, target.pixels(), to, NATIVE);
      }
    }
  }

  private static void interpolate(Images source, Images target) {
    SquareResampler resampler = new SquareResampler(NATIVE, target.shape().width(), 1);
    IntStream.range(0, source.count())
        .parallel()
        .forEach(
            image ->
                resampler.resample(
                    source.pixels(),
                    image * NATIVE * NATIVE,
                    target.pixels(),
                    image * target.shape().size()));
  }
}
