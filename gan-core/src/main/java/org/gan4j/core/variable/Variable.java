package org.gan4j.core.variable;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.family.TType;

/**
 * A named resource variable of a graph. Read it through {@link Weights#value}: a read is a
 * snapshot, so all readers of one step see the weights that the step began with.
 *
 * @param name unique in the graph: {@code generator/dense/kernel}
 * @param shape static shape
 * @param type element type
 * @param trainable whether gradients are taken for it; states such as moving averages are not
 * @param handle the resource handle
 * @param initialValue what a new experiment begins with
 */
public record Variable<T extends TType>(
    String name,
    Shape shape,
    Class<T> type,
    boolean trainable,
    Operand<? extends TType> handle,
    Operand<T> initialValue) {

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name + " " + shape;
  }
}
