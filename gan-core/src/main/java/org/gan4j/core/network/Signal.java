package org.gan4j.core.network;

import org.tensorflow.ndarray.Shape;

/**
 * What flows from layer to layer, as far as it is known while building: the shape of one example
 * (without the batch dimension) and the range of its values.
 *
 * @param shape {@code [features]} or {@code [height, width, channels]}
 * @param range where the values lie
 */
public record Signal(Shape shape, Range range) {

  /** Unbounded values of a shape. */
  public static Signal of(long... shape) {
    return new Signal(Shape.of(shape), Range.REAL);
  }

  /** The same shape in another range. */
  public Signal in(Range other) {
    return new Signal(shape, other);
  }

  /** The same range in another shape. */
  public Signal shaped(long... other) {
    return new Signal(Shape.of(other), range);
  }

  /** Whether this is an image or feature map: {@code [height, width, channels]}. */
  public boolean isMap() {
    return shape.numDimensions() == 3;
  }

  /** The last dimension: channels of a map, features of a vector. */
  public long channels() {
    return shape.get(shape.numDimensions() - 1);
  }
}
