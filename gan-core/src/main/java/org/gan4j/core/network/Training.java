package org.gan4j.core.network;

import org.gan4j.core.variable.Variable;
import org.gan4j.core.variable.Weights;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/**
 * Weights that are being trained: layers may also change state and draw random numbers. All writes
 * happen together, after everything in the step is computed.
 */
public interface Training extends Weights {

  /**
   * The value a state will have after the step: what was assigned to it so far, or its present
   * value. Folding through it lets two applications of a layer both count.
   */
  <T extends TType> Operand<T> current(Variable<T> state);

  /** Sets the value that a state will have after the step; the last one wins. */
  <T extends TType> void assign(Variable<T> state, Operand<T> value);

  /** The training step in progress, from 1: a scalar. What follows it survives a resume. */
  Operand<TFloat32> step();

  /**
   * The processes that train together. What a layer computes of a whole batch, such as its mean, is
   * of one replica's share, unless it gathers that of all.
   */
  default Replicas replicas() {
    return Replicas.ONE;
  }

  /** Is told of each application of a network. */
  default void applied(Application application) {}

  /**
   * Uniform draws in [0, 1), fresh on every run.
   *
   * @param stream names the use; several draws of one name in a step are told apart by their order
   * @param shape with the batch dimension, all sizes known
   */
  Operand<TFloat32> uniform(String stream, Shape shape);

  /** Standard normal draws, as {@link #uniform}. */
  Operand<TFloat32> normal(String stream, Shape shape);
}
