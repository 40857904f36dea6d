package org.gan4j.eval.set;

/** One side of a measurement: images, their features, or the statistics of these. */
public sealed interface MeasuredSet permits ImageSet, GivenSet {

  /** For protocols and messages, for instance {@code mnist/test}. */
  String name();

  /** SHA-256 (hex) of what decides the images, or of the file. */
  String contentHash();

  /** How many images there are; 0 if that is not known. */
  int count();
}
