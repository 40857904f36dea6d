package org.gan4j.core.data;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.gan4j.core.InputException;

/**
 * A data set in memory: images, one label an image where it has labels, and a second domain of
 * images where it has two. Whatever takes a data set or an {@link ImageSource} sees domain A; only
 * who asks for the {@link #counterpart} sees B.
 *
 * @param name how it is called in configs and reports, with its split: {@code mnist/train}
 * @param contentHash SHA-256 (hex) over shape, pixels and labels, as {@link #hash} defines it; with
 *     a counterpart over both domains, as {@link #pair} defines it
 * @param images all images, uint8
 * @param labels the class of each image in {@code [0, classes)}, empty for unlabelled sets
 * @param classes number of classes, 0 for unlabelled sets
 * @param counterpart domain B, empty for sets of one domain
 */
public record Dataset(
    String name,
    String contentHash,
    Images images,
    Optional<int[]> labels,
    int classes,
    Optional<Counterpart> counterpart)
    implements ImageSource {

  /**
   * @throws IllegalArgumentException if there is not exactly one label an image
   * @throws InputException if the domains differ in image shape, or are paired and differ in count
   */
  public Dataset {
    Objects.requireNonNull(name);
    if (labels.isPresent() && labels.get().length != images.count()) {
      throw new IllegalArgumentException(
          name + ": " + images.count() + " images but " + labels.get().length + " labels");
    }
    counterpart.ifPresent(domainB -> check(name, images, domainB));
  }

  private static void check(String nameA, Images a, Counterpart domainB) {
    Dataset b = domainB.images();
    String place = nameA + " and " + b.name();
    if (!a.shape().equals(b.shape())) {
      throw new InputException(
          place,
          "expected domains of one image shape, found " + a.shape() + " and " + b.shape(),
          "Bring both to the same size and number of channels.");
    }
    if (domainB.paired() && a.count() != b.count()) {
      throw new InputException(
          place,
          "expected paired domains of one size, found %d and %d images"
              .formatted(a.count(), b.count()),
          "Give every image its partner, or use the domains unpaired.");
    }
  }

  /** A data set of one domain, with its {@link #hash} taken. */
  public static Dataset of(String name, Images images, Optional<int[]> labels, int classes) {
    return new Dataset(name, hash(images, labels), images, labels, classes, Optional.empty());
  }

  /**
   * A data set of two domains, with the labels of {@code a}. Its hash is the SHA-256 (hex) of the
   * two hashes, 64 hexadecimal digits each in ASCII, and one byte: 1 if paired, else 0.
   *
   * @param name of the whole; the domains keep theirs only in errors and in the counterpart
   * @param a domain A
   * @param b domain B
   * @param paired whether image i of A belongs to image i of B
   * @throws IllegalArgumentException if a domain has a counterpart itself
   * @throws InputException if the domains differ in image shape, or are paired and differ in count
   */
  public static Dataset pair(String name, Dataset a, Dataset b, boolean paired) {
    if (a.counterpart().isPresent()) {
      throw new IllegalArgumentException(a.name() + " has a counterpart already");
    }
    Counterpart domainB = new Counterpart(b, paired);
    check(a.name(), a.images(), domainB);
    String hash =
        Hashing.sha256()
            .newHasher()
            .putString(a.contentHash(), StandardCharsets.US_ASCII)
            .putString(b.contentHash(), StandardCharsets.US_ASCII)
            .putByte((byte) (paired ? 1 : 0))
            .hash()
            .toString();
    return new Dataset(name, hash, a.images(), a.labels(), a.classes(), Optional.of(domainB));
  }

  /** The same data set, called otherwise. */
  Dataset withName(String other) {
    return new Dataset(other, contentHash, images, labels, classes, counterpart);
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
