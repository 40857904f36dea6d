package org.gan4j.train.session;

/**
 * Where the images of batches come from that are not on the device. Which images they are follows
 * from the indices alone.
 */
public interface BatchImages {

  /**
   * The images of a batch.
   *
   * @param batch indices, domain by domain
   * @return their pixels, uint8 {@code [batch, height, width, channels]}, domain by domain; they
   *     may be overwritten by the next call
   * @throws org.gan4j.core.InputException naming the file, if an image cannot be read
   */
  byte[][] read(int[][] batch);

  /**
   * Says which batch will be asked for next, for those that read ahead.
   *
   * @param number from 0
   */
  default void expect(long number) {}

  /** Seconds that {@link #read} has taken in all. */
  double secondsWaited();
}
