package org.gan4j.eval.image;

import java.util.List;
import java.util.Optional;
import org.gan4j.core.data.ClassLabels;
import org.gan4j.core.data.Images;

/**
 * Images of any sizes in a fixed order. Reading one twice gives the same bits, and several threads
 * may read at once.
 */
public interface ImageCollection extends AutoCloseable {

  /** Returns the name in reports, such as {@code folder:samples}. */
  String name();

  /**
   * Returns the SHA-256 (hex) of what decides the images and their order. For files it is that of
   * the text that {@code sha256sum} prints for them, by their relative names and in their order:
   * {@code hash, two blanks, name, line feed}; nothing is decoded for it. For arrays it is as
   * {@link org.gan4j.core.data.Dataset#hash} defines it.
   *
   * @throws org.gan4j.core.InputException if a file cannot be read
   */
  String contentHash();

  /** Returns the number of images. */
  int count();

  /**
   * Returns the name of an image in messages.
   *
   * @param index in {@code [0, count())}
   */
  String nameOf(int index);

  /**
   * Reads an image.
   *
   * @param index in {@code [0, count())}
   * @return one image, of 1 channel if it is grey, else of 3
   * @throws org.gan4j.core.InputException naming it, if it cannot be read, is damaged or too large
   */
  Images read(int index);

  /** Returns the class of each image, if there are classes. */
  default Optional<ClassLabels> labels() {
    return Optional.empty();
  }

  /**
   * Returns the files that were left out, in order, because the user asked for it; they are not
   * counted as images.
   */
  default List<Skipped> skipped() {
    return List.of();
  }

  /** Closes the file that holds the images. */
  @Override
  default void close() {}
}
