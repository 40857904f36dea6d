package org.gan4j.train.session;

/**
 * The source of batches whose images are not on the device. The indices of a batch decide which
 * images it holds.
 */
public interface BatchImages {

  /**
   * Reads the images of a batch.
   *
   * @param batch indices, domain by domain
   * @return their pixels, uint8 {@code [batch, height, width, channels]}, domain by domain; they
   *     may be overwritten by the next call
   * @throws org.gan4j.core.InputException naming the file, if an image cannot be read
   */
  byte[][] read(int[][] batch);

  /**
   * Announces the next batch, so that a source can read ahead.
   *
   * @param number number of the batch, from 0
   */
  default void expect(long number) {}

  /** Returns the total time of all calls of {@link #read} in seconds. */
  double secondsWaited();
}
