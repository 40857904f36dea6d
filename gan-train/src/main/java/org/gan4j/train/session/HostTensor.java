package org.gan4j.train.session;

import java.util.Arrays;
import org.tensorflow.ndarray.Shape;

/**
 * Values of an operand, on the host.
 *
 * @param shape all sizes known
 * @param values row-major
 */
public record HostTensor(Shape shape, float[] values) {

  /** The first dimension: examples in a batch. */
  public int rows() {
    return (int) shape.get(0);
  }

  /** The values of one example. */
  public float[] row(int number) {
    int size = values.length / rows();
    return Arrays.copyOfRange(values, number * size, (number + 1) * size);
  }
}
