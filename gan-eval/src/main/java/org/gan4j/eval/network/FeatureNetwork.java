package org.gan4j.eval.network;

import org.gan4j.core.InputException;
import org.gan4j.core.data.ClassNames;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.eval.feature.Features;
import org.gan4j.eval.image.FloatImages;

/**
 * A fixed network whose outputs are the features of images. Its name and hash are part of every
 * protocol that uses it.
 */
public interface FeatureNetwork extends AutoCloseable {

  /** Returns the name in protocols, such as {@code mnist-cnn}. */
  String name();

  /** Returns the SHA-256 (hex) of the network's weights and structure. */
  String sha256();

  /** Returns the layer that yields the features, for the protocol. */
  String layer();

  /**
   * Returns the shape of images that it takes, or the shape it was made for if it takes several.
   */
  ImageShape imageShape();

  /** Returns whether the network takes images of a shape. */
  default boolean takes(ImageShape shape) {
    return shape.equals(imageShape());
  }

  /** Returns whether the network itself resizes images of other sizes. */
  default boolean resizes() {
    return false;
  }

  /** Returns the number of features of an image, d. */
  int featureSize();

  /** Returns the number of classes, k; 0 if the network has no logits. */
  int classes();

  /** Returns the names of the classes; their numbers if the network has no names. */
  default ClassNames classNames() {
    return ClassNames.numbered(classes());
  }

  /**
   * Refuses a network without logits if a metric needs them.
   *
   * @param metric how the metric is called, for instance {@code Inception Score}
   * @throws InputException if {@link #classes} is 0
   */
  default void requireLogits(String metric) {
    if (classes() == 0) {
      throw new InputException(
          "feature network " + name(),
          "expected logits for " + metric + ", found a network that gives features only",
          "Use a classifier, or name its logits in the description of the network.");
    }
  }

  /**
   * Refuses images of a shape that the network does not take.
   *
   * @throws InputException if {@link #takes} says no
   */
  default void requireTaken(ImageShape shape) {
    if (!takes(shape)) {
      throw new InputException(
          "feature network " + name(),
          "expected images of " + imageShape() + ", found " + shape,
          "Use a feature network made for these images.");
    }
  }

  /**
   * Returns the features and logits of a block of images, in their order. The result for an image
   * does not depend on the other images of the block.
   *
   * @param images {@code [n, height, width, channels]}, on the scale 0..255
   * @throws org.gan4j.core.InputException if it does not take images of their shape
   */
  Features extract(FloatImages images);

  /**
   * The same of uint8 images, {@code [n, height, width, channels]}.
   *
   * @throws org.gan4j.core.InputException if it does not take images of their shape
   */
  default Features extract(Images images) {
    return extract(FloatImages.of(images));
  }

  /** Frees the memory of the network. */
  @Override
  default void close() {}
}
