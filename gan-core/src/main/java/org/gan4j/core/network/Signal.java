package org.gan4j.core.network;

import org.tensorflow.ndarray.Shape;

/**
 * What is known, while a network is built, about the values between two layers: the shape of one
 * example (without the batch dimension) and the range of its values.
 *
 * @param shape {@code [features]} or {@code [height, width, channels]}
 * @param range range of the values
 */
public record Signal(Shape shape, Range range) {

  /** Returns unbounded values of a shape. */
  public static Signal of(long... shape) {
    return new Signal(Shape.of(shape), Range.REAL);
  }

  /** Returns the same shape with another range. */
  public Signal in(Range other) {
    return new Signal(shape, other);
  }

  /** Returns the same range with another shape. */
  public Signal shaped(long... other) {
    return new Signal(Shape.of(other), range);
  }

  /** Returns whether this is an image or feature map: {@code [height, width, channels]}. */
  public boolean isMap() {
    return shape.numDimensions() == 3;
  }

  /** Returns the last dimension: channels of a map, features of a vector. */
  public long channels() {
    return shape.get(shape.numDimensions() - 1);
  }
}
