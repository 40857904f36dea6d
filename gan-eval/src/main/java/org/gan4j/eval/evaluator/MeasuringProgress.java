package org.gan4j.eval.evaluator;

/** Is told how far a measurement has come. */
@FunctionalInterface
public interface MeasuringProgress {

  /** Ignores all calls. */
  MeasuringProgress NONE = (stage, done, total) -> {};

  /**
   * Called after every block of images.
   *
   * @param stage which images are being read: {@code samples}, {@code reference}, {@code noise
   *     floor}
   * @param done number of images so far
   * @param total number of images of this stage
   */
  void report(String stage, int done, int total);

  /**
   * Called before images are read.
   *
   * @param bytes number of bytes that will be kept in memory
   */
  default void needs(long bytes) {}
}
