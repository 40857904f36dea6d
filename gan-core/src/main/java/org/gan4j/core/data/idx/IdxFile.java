package org.gan4j.core.data.idx;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ClassNames;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;

/**
 * The content of an IDX file of unsigned bytes.
 *
 * @param source where it was read
 * @param dimensions sizes, outermost first: {@code [count]} or {@code [count, rows, columns]}
 * @param values the elements, row-major, without the header
 * @param sha256 SHA-256 (hex) of the whole unpacked file, header and values
 */
record IdxFile(IdxSource source, List<Integer> dimensions, byte[] values, String sha256) {

  /** Returns the values as grey images, {@code [count, rows, columns, 1]}. */
  Images images() {
    return new Images(new ImageShape(dimensions.get(1), dimensions.get(2), 1), values);
  }

  /**
   * Returns the values as the class of each image.
   *
   * @throws InputException if a value is not in {@code [0, classes)}
   */
  int[] labels(int classes) {
    int[] labels = new int[values.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = Byte.toUnsignedInt(values[i]);
      if (labels[i] >= classes) {
        throw source.wrong(
            String.format(
                Locale.ROOT,
                "expected labels 0 to %d, found %d at position %d",
                classes - 1,
                labels[i],
                i));
      }
    }
    return labels;
  }

  /**
   * Joins images with their labels and computes their hash.
   *
   * @throws InputException if there is not one label for each image, or if a label is out of range
   */
  static Dataset join(String name, IdxFile images, IdxFile labels, int classes) {
    int[] classOf = labelsOf(images, labels, classes);
    return Dataset.of(name, images.images(), Optional.of(classOf), classes);
  }

  /**
   * Joins images with their labels.
   *
   * @param contentHash hash of both, if it is known
   * @throws InputException if there is not one label for each image, or if a label is out of range
   */
  static Dataset join(
      String name, IdxFile images, IdxFile labels, ClassNames classes, String contentHash) {
    Optional<int[]> classOf = Optional.of(labelsOf(images, labels, classes.count()));
    return new Dataset(name, contentHash, images.images(), classOf, classes, Optional.empty());
  }

  private static int[] labelsOf(IdxFile images, IdxFile labels, int classes) {
    int expected = images.dimensions.get(0);
    int found = labels.dimensions.get(0);
    if (expected != found) {
      throw labels.source.wrong(
          String.format(
              Locale.ROOT,
              "expected %d labels, one for each image of %s, found %d",
              expected,
              images.source.place(),
              found));
    }
    return labels.labels(classes);
  }
}
