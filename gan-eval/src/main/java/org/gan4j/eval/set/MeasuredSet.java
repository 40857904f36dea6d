package org.gan4j.eval.set;

/** A set that can be measured: images, or the features or statistics that a file gives of them. */
public sealed interface MeasuredSet permits ImageSet, GivenSet {

  /** For protocols and messages, for instance {@code mnist/test}. */
  String name();

  /** SHA-256 (hex) of what decides the images, or of the file. */
  String contentHash();

  /** How many images there are; 0 if that is not known. */
  int count();
}
