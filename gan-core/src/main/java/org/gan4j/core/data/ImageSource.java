package org.gan4j.core.data;

/**
 * A fixed number of images in a fixed order: a data set, or the samples of a trained generator.
 * Reading the same range twice gives the same bits.
 */
public interface ImageSource {

  /** Returns the name of the source in reports, such as {@code mnist/test}. */
  String name();

  /**
   * Returns the SHA-256 (hex) of what decides the images: the content of a data set, or the weights
   * of a run.
   */
  String contentHash();

  /** Returns the shape of every image. */
  ImageShape shape();

  /** Returns the number of images. */
  int count();

  /**
   * Reads the images {@code [from, from + count)}.
   *
   * @throws IndexOutOfBoundsException if the range leaves {@code [0, count())}
   */
  Images read(int from, int count);
}
