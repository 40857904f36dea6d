package org.gan4j.eval.network;

import org.gan4j.core.InputException;
import org.gan4j.core.data.ClassNames;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.eval.feature.Features;
import org.gan4j.eval.image.FloatImages;

/**
 * A fixed classifier whose last hidden layer serves as the feature space of a metric. Its name and
 * hash are part of every protocol that uses it.
 */
public interface FeatureNetwork extends AutoCloseable {

  /** How protocols call it, for instance {@code mnist-cnn}. */
  String name();

  /** SHA-256 (hex) of the network's weights and structure. */
  String sha256();

  /** Which layer the features are: recorded in the protocol. */
  String layer();

  /** The shape of image it takes, or, if it takes several, the one it was made for. */
  ImageShape imageShape();

  /** Whether it takes images of a shape. */
  default boolean takes(ImageShape shape) {
    return shape.equals(imageShape());
  }

  /** Whether it brings images of other sizes to its own by itself. */
  default boolean resizes() {
    return false;
  }

  /** Number of features an image, d. */
  int featureSize();

  /** Number of classes, k; 0 if the network gives no logits. */
  int classes();

  /** What the classes are called; their numbers where the network does not say. */
  default ClassNames classNames() {
    return ClassNames.numbered(classes());
  }

  /**
   * Refuses a network without logits where a metric needs them.
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
   * Features and logits of a block of images, in their order. The answer for an image does not
   * depend on how many others are asked for with it.
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

  /** Frees what the network holds. */
  @Override
  default void close() {}
}
