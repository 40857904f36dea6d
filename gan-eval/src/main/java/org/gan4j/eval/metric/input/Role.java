package org.gan4j.eval.metric.input;

/** Which part a set of images plays in a measurement. */
public enum Role {
  /** Generated images, which are judged. */
  FAKE,
  /** Real images that they are compared with. */
  REAL,
  /** Real images that the generator has learnt from. */
  TRAINING
}
