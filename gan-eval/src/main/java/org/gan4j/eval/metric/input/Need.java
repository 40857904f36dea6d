package org.gan4j.eval.metric.input;

/** What a metric must see of a set of images. */
public enum Need {
  /** Mean and covariance of the features; may come from a file. */
  STATISTICS,
  /** These of twenty groups, too, for a standard error. */
  GROUPS,
  /** The features of every image. */
  FEATURES,
  /** The logits of every image, in order. */
  LOGITS,
  /** The class of every image. */
  LABELS,
  /** The images themselves, all of one shape. */
  PIXELS,
  /** What made the images, to be asked for others. */
  GENERATOR
}
