package org.gan4j.eval;

import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;

/**
 * A fixed classifier whose last hidden layer serves as the feature space of a metric. Its name and
 * hash are part of every protocol that uses it.
 */
public interface FeatureExtractor extends AutoCloseable {

  /** How protocols call it, for instance {@code mnist-cnn}. */
  String name();

  /** SHA-256 (hex) of the network's weights and structure. */
  String sha256();

  /** Which layer the features are: recorded in the protocol. */
  String layer();

  /** The only shape of image it takes. */
  ImageShape imageShape();

  /** Number of features an image, d. */
  int featureSize();

  /** Number of classes, k. */
  int classes();

  /**
   * Features and logits of a block of images, in their order. The answer for an image does not
   * depend on how many others are asked for with it.
   *
   * @param images uint8, {@code [n, height, width, channels]}
   * @throws org.gan4j.core.InputException if the images are of another shape
   */
  Features extract(Images images);

  /** Frees what the network holds. */
  @Override
  default void close() {}
}
