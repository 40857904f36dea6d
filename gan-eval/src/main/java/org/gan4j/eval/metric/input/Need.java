package org.gan4j.eval.metric.input;

/** What a metric needs of a set of images. */
public enum Need {
  /** The mean and covariance of the features, which may come from a file. */
  STATISTICS,
  /** The mean and covariance of each of twenty groups, for a standard error. */
  GROUPS,
  /** The features of every image. */
  FEATURES,
  /** The logits of every image, in order. */
  LOGITS,
  /** The class of every image. */
  LABELS,
  /** The images themselves, all of one shape. */
  PIXELS,
  /** The generator of the images, to make others. */
  GENERATOR
}
