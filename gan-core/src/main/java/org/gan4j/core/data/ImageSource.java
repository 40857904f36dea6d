package org.gan4j.core.data;

/**
 * Anything that yields a fixed number of images in a fixed order: a data set, or a trained
 * generator's samples. Reading the same range twice gives the same bits.
 */
public interface ImageSource {

  /** Names the source in reports, for instance {@code mnist/test}. */
  String name();

  /**
   * SHA-256 (hex) of what decides the images: content for a data set, weights and seed for a run.
   */
  String contentHash();

  /** The shape of every image. */
  ImageShape shape();

  /** How many images there are. */
  int count();

  /**
   * The images {@code [from, from + count)}.
   *
   * @throws IndexOutOfBoundsException if the range leaves {@code [0, count())}
   */
  Images read(int from, int count);
}
