package org.gan4j.eval.evaluator;

/** Is told how far a measurement has come. */
@FunctionalInterface
public interface MeasuringProgress {

  /** Ignores it. */
  MeasuringProgress NONE = (stage, done, total) -> {};

  /**
   * Told after every block of images.
   *
   * @param stage which images are being read: {@code samples}, {@code reference}, {@code noise
   *     floor}
   * @param done images so far
   * @param total images of this stage
   */
  void report(String stage, int done, int total);

  /**
   * Told before images are read.
   *
   * @param bytes that will be kept in memory
   */
  default void needs(long bytes) {}
}
