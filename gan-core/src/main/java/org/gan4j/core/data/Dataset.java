package org.gan4j.core.data;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gan4j.core.InputException;

/**
 * A data set, in memory or read from its files when needed. It has images, possibly one label for
 * each image, and possibly a second domain of images. Code that takes a data set or an {@link
 * ImageSource} sees domain A; only {@link #counterpart} gives domain B.
 *
 * @param name name in configs and reports, with the split, such as {@code mnist/train}
 * @param contentHash SHA-256 (hex) over shape, pixels and labels, as {@link #hash} defines it; with
 *     a counterpart over both domains, as {@link #pair} defines it
 * @param store all images, uint8
 * @param labels the class of each image in {@code [0, classes())}, empty for unlabelled sets
 * @param classNames names of the classes; none for unlabelled sets
 * @param counterpart domain B, empty for sets of one domain
 */
public record Dataset(
    String name,
    String contentHash,
    ImageStore store,
    Optional<int[]> labels,
    ClassNames classNames,
    Optional<Counterpart> counterpart)
    implements ImageSource {

  /**
   * @throws IllegalArgumentException if there is not exactly one label for each image
   * @throws InputException if the domains differ in image shape, or are paired and differ in count
   */
  public Dataset {
    Objects.requireNonNull(name);
    if (labels.isPresent() && labels.get().length != store.count()) {
      throw new IllegalArgumentException(
          name + ": " + store.count() + " images but " + labels.get().length + " labels");
    }
    counterpart.ifPresent(domainB -> check(name, store, domainB));
  }

  private static void check(String nameA, ImageStore a, Counterpart domainB) {
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
          String.format(
              Locale.ROOT,
              "expected paired domains of one size, found %d and %d images",
              a.count(),
              b.count()),
          "Give every image its partner, or use the domains unpaired.");
    }
  }

  /** Makes a data set of one domain and computes its {@link #hash}. */
  public static Dataset of(
      String name, Images images, Optional<int[]> labels, ClassNames classNames) {
    return new Dataset(name, hash(images, labels), images, labels, classNames, Optional.empty());
  }

  /** Makes a data set of one domain whose classes have no names. */
  public static Dataset of(String name, Images images, Optional<int[]> labels, int classes) {
    return of(name, images, labels, ClassNames.numbered(classes));
  }

  /**
   * Makes a data set of two domains, with the labels of {@code a}. Its hash is the SHA-256 (hex) of
   * the two hashes, 64 hexadecimal digits each in ASCII, and one byte: 1 if paired, else 0.
   *
   * @param name name of the whole; the names of the domains remain in errors and in the counterpart
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
    check(a.name(), a.store(), domainB);
    String hash =
        Hashing.sha256()
            .newHasher()
            .putString(a.contentHash(), StandardCharsets.US_ASCII)
            .putString(b.contentHash(), StandardCharsets.US_ASCII)
            .putByte((byte) (paired ? 1 : 0))
            .hash()
            .toString();
    return new Dataset(name, hash, a.store(), a.labels(), a.classNames(), Optional.of(domainB));
  }

  /** Returns this data set under another name. */
  public Dataset withName(String other) {
    return new Dataset(other, contentHash, store, labels, classNames, counterpart);
  }

  /**
   * Returns the SHA-256 (hex) over, in this order: image count, height, width and channels; all
   * pixels, {@code [count, height, width, channels]}, row-major, one byte each; the number of
   * labels (0 without labels); all labels. Every number that is not a pixel is a 32-bit
   * little-endian integer. Names of data sets, classes and files do not count, so equal content has
   * equal hashes.
   */
  public static String hash(Images images, Optional<int[]> labels) {
    ContentHasher hasher = new ContentHasher(images.shape(), images.count());
    hasher.add(images.pixels());
    return hasher.finish(labels);
  }

  /** Returns the number of classes, 0 for unlabelled sets. */
  public int classes() {
    return classNames.count();
  }

  /** Returns the labels with their names; empty for unlabelled sets. */
  public Optional<ClassLabels> classLabels() {
    return labels.map(of -> new ClassLabels(of, classNames));
  }

  /** Returns whether all images are in memory, including those of the counterpart. */
  public boolean inMemory() {
    return store instanceof Images
        && counterpart.map(domainB -> domainB.images().inMemory()).orElse(true);
  }

  /**
   * Returns all images of domain A.
   *
   * @throws InputException if they are not in memory
   */
  public Images images() {
    if (store instanceof Images images) {
      return images;
    }
    throw new InputException(
        name,
        "expected a data set in memory, found one that is read from its files",
        "Set dataset.storage to memory.");
  }

  /**
   * Returns some images as a data set of one domain. Its hash is that of its content if this data
   * set is in memory; otherwise it follows from the hash of this one and the positions.
   *
   * @param called name of the selection
   * @param positions of the images, in the order wanted
   */
  public Dataset select(String called, int... positions) {
    Optional<int[]> chosen =
        labels.map(all -> IntStream.of(positions).map(position -> all[position]).toArray());
    if (store instanceof Images images) {
      return Dataset.of(called, images.select(positions), chosen, classNames);
    }
    Hasher hasher = Hashing.sha256().newHasher();
    hasher.putString(contentHash, StandardCharsets.US_ASCII);
    for (int position : positions) {
      hasher.putInt(position);
    }
    ImageStore selected = new SelectedImages(store, positions.clone());
    String hash = hasher.hash().toString();
    return new Dataset(called, hash, selected, chosen, classNames, Optional.empty());
  }

  @Override
  public ImageShape shape() {
    return store.shape();
  }

  @Override
  public int count() {
    return store.count();
  }

  @Override
  public Images read(int from, int count) {
    Objects.checkFromIndexSize(from, count, count());
    return store.select(IntStream.range(from, from + count).toArray());
  }
}
