package org.gan4j.train.session;

import java.util.Arrays;
import org.tensorflow.ndarray.Shape;

/**
 * The values of an operand, on the host.
 *
 * @param shape all sizes known
 * @param values row-major
 */
public record HostTensor(Shape shape, float[] values) {

  /** Returns the first dimension, the number of examples in a batch. */
  public int rows() {
    return (int) shape.get(0);
  }

  /** Returns the values of one example. */
  public float[] row(int number) {
    int size = values.length / rows();
    return Arrays.copyOfRange(values, number * size, (number + 1) * size);
  }
}
