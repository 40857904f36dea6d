package org.gan4j.core.data;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.util.Objects;
import java.util.Optional;

/**
 * A data set in memory: images, and one label an image where it has labels.
 *
 * @param name how it is called in configs and reports, with its split: {@code mnist/train}
 * @param contentHash SHA-256 (hex) over shape, pixels and labels, as {@link #hash} defines it
 * @param images all images, uint8
 * @param labels the class of each image in {@code [0, classes)}, empty for unlabelled sets
 * @param classes number of classes, 0 for unlabelled sets
 */
public record Dataset(
    String name, String contentHash, Images images, Optional<int[]> labels, int classes)
    implements ImageSource {

  /**
   * @throws IllegalArgumentException if there is not exactly one label an image
   */
  public Dataset {
    Objects.requireNonNull(name);
    if (labels.isPresent() && labels.get().length != images.count()) {
      throw new IllegalArgumentException(
          name + ": " + images.count() + " images but " + labels.get().length + " labels");
    }
  }

  /** A data set with its {@link #hash} taken. */
  public static Dataset of(String name, Images images, Optional<int[]> labels, int classes) {
    return new Dataset(name, hash(images, labels), images, labels, classes);
  }

  /**
   * The SHA-256 (hex) of, in this order: image count, height, width and channels; all pixels,
   * {@code [count, height, width, channels]}, row-major, a byte each; the number of labels (0 where
   * there are none); all labels. Every number that is not a pixel is a 32-bit little-endian
   * integer. Names and files play no part: equal content has equal hashes.
   */
  public static String hash(Images images, Optional<int[]> labels) {
    ImageShape shape = images.shape();
    int[] classOf = labels.orElse(new int[0]);
    Hasher hasher =
        Hashing.sha256()
            .newHasher()
            .putInt(images.count())
            .putInt(shape.height())
            .putInt(shape.width())
            .putInt(shape.channels())
            .putBytes(images.pixels())
            .putInt(classOf.length);
    for (int label : classOf) {
      hasher.putInt(label);
    }
    return hasher.hash().toString();
  }

  @Override
  public ImageShape shape() {
    return images.shape();
  }

  @Override
  public int count() {
    return images.count();
  }

  @Override
  public Images read(int from, int count) {
    Objects.checkFromIndexSize(from, count, count());
    return images.slice(from, count);
  }
}
