package org.gan4j.eval.set;

/** A set that can be measured: images, or their features or statistics in a file. */
public sealed interface MeasuredSet permits ImageSet, GivenSet {

  /** Returns the name in protocols and messages, such as {@code mnist/test}. */
  String name();

  /** Returns the SHA-256 (hex) of what decides the images, or of the file. */
  String contentHash();

  /** Returns the number of images; 0 if it is not known. */
  int count();
}
