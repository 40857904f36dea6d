package org.gan4j.eval.metric.input;

/** The role of a set of images in a measurement. */
public enum Role {
  /** The generated images. */
  FAKE,
  /** The real images that they are compared with. */
  REAL,
  /** The real images that the generator has learnt from. */
  TRAINING
}
